using System.Text;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>The files of a profile folder, read strictly as UTF-8, and the errors found so far.</summary>
internal sealed class ProfileFiles(string directory)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public List<ProfileError> Errors { get; } = [];

    public void Error(string file, int line, string what) => Errors.Add(new ProfileError(file, line, what));

    public bool Exists(string file) => File.Exists(Path.Combine(directory, file));

    /// <summary>Text without byte-order mark; null (with the error noted) when it is missing, unreadable or not UTF-8.</summary>
    public string? Read(string file)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(directory, file));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            Error(file, 0, "the file is missing");
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Error(file, 0, "cannot be read: " + e.Message);
            return null;
        }

        try
        {
            ReadOnlySpan<byte> text = bytes;
            return Strict.GetString(text.StartsWith(Encoding.UTF8.Preamble) ? text[3..] : text);
        }
        catch (DecoderFallbackException)
        {
            int at = FirstInvalid(bytes);
            Error(file, 1 + bytes.AsSpan(0, at).Count((byte)'\n'), "not UTF-8");
            return null;
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out int used) == System.Buffers.OperationStatus.Done)
        {
            at += used;
        }

        return at;
    }
}
