using Microsoft.Playwright;

namespace Ioc.EndToEnd.Browser;

/// <summary>A slow line: once a circuit has been asked for, the server's answers wait until they are released; then they come in order.</summary>
internal sealed class HeldAnswers
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<Action> _held = new();
    private readonly Lock _one = new();
    private bool _released;

    /// <summary>The browser has told the server the address of its circuit, and the server has answered.</summary>
    public Task BegunAsync() => _begun.Task.WaitAsync(TimeSpan.FromSeconds(90));

    public void Hold(IWebSocketRoute browser)
    {
        IWebSocketRoute server = browser.ConnectToServer();
        bool shaken = false;
        server.OnMessage(frame =>
        {
            lock (_one)
            {
                Action pass = () => Send(browser, frame);
                if (_released || !shaken)
                {
                    // The first is the handshake; the browser says nothing of its circuit before it.
                    shaken = true;
                    pass();
                    return;
                }

                _held.Enqueue(pass);
                _begun.TrySetResult();
            }
        });
    }

    public void Release()
    {
        lock (_one)
        {
            _released = true;
            while (_held.TryDequeue(out Action? pass))
            {
                pass();
            }
        }
    }

    private static void Send(IWebSocketRoute to, IWebSocketFrame frame)
    {
        if (frame.Binary is { } bytes)
        {
            to.Send(bytes);
        }
        else
        {
            to.Send(frame.Text!);
        }
    }
}
