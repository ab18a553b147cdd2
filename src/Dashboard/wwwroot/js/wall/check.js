// Says in words that the page does not run here: an old browser, or files that did not arrive. In ES5, for television sets.
(function () {
    function again() {
        var request = new XMLHttpRequest();
        request.open("GET", "/health/ready?" + new Date().getTime());
        request.onloadend = function () {
            // Not before the server is ready: a screen must never be left on the browser's error page.
            if (request.status === 200) location.reload();
            else setTimeout(again, 5000);
        };
        request.send();
    }

    window.addEventListener("load", function () {
        if (document.body.hasAttribute("data-runs")) return;
        document.querySelector("[data-cannot-start]").removeAttribute("hidden");
        setTimeout(again, 60000);
    });
})();
