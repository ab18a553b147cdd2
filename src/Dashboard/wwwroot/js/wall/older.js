// What the hub's client needs and Chromium before 66 lacks. A request is not cut off by it; its answer is passed over.
if (!window.AbortController) {
    window.AbortController = function () {
        var signal = this.signal = { aborted: false, onabort: null };
        this.abort = function () {
            if (signal.aborted) return;
            signal.aborted = true;
            if (signal.onabort) signal.onabort();
        };
    };
}
