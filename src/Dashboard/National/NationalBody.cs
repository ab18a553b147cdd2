using System.Buffers;
using Ioc.Dashboard.Api;

namespace Ioc.Dashboard.National;

/// <summary>
/// The body of a call, unpacked. It holds personal data until it is read: every buffer that it passes through here is wiped when it goes back. Not thread-safe.
/// </summary>
internal sealed class NationalBody : IDisposable
{
    private const int First = 64 * 1024;

    private byte[] _buffer;
    private int _length;

    private NationalBody(int size) => _buffer = ArrayPool<byte>.Shared.Rent(size);

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Larger than a body of POST /events may be; it was not read whole.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>It cannot be unpacked.</summary>
    public bool IsDamaged { get; private set; }

    public static async Task<NationalBody> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        bool large = request.ContentLength > EventLimits.BodyBytes;
        var body = new NationalBody(large ? 1 : (int)(request.ContentLength ?? First) + 1) { IsTooLarge = large };
        try
        {
            while (!body.IsTooLarge && await request.Body.ReadAsync(body.Room(), cancellation) is > 0 and var read)
            {
                body._length += read;
                body.IsTooLarge = body._length > EventLimits.BodyBytes;
            }

            return body;
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            body.IsTooLarge = true;
            return body;
        }
        catch (Exception packed) when (packed is InvalidDataException or InvalidOperationException)
        {
            body.IsDamaged = true;
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        (_buffer, _length) = ([], 0);
    }

    private Memory<byte> Room()
    {
        if (_length == _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
            _buffer = larger;
        }

        return _buffer.AsMemory(_length);
    }
}
