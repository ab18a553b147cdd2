namespace Ioc.Dashboard.Hubs;

/// <summary>
/// At most so many sends in any stretch of time. Not a least gap between two: with one, a send that was late once makes all after it late, since each keeps its distance from the one
/// before. Not thread-safe.
/// </summary>
internal sealed class SendWindow(int most, TimeSpan stretch, TimeProvider clock)
{
    private readonly long[] _sentAt = new long[most];
    private int _sent;

    /// <summary>How long the next send has to wait; zero or less: it may go now.</summary>
    public TimeSpan Left => _sent < most ? TimeSpan.Zero : stretch - clock.GetElapsedTime(_sentAt[_sent % most]);

    public void Sent()
    {
        _sentAt[_sent % most] = clock.GetTimestamp();
        _sent = _sent + 1 == 2 * most ? most : _sent + 1;
    }
}
