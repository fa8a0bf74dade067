using System.Text;

namespace KillBot.Discord.Messages;

/// <summary>
/// A file that goes out with a message (https://discord.com/developers/docs/reference#uploading-files). An embed shows a picture
/// of the same message through <see cref="Url"/>.
/// </summary>
public sealed record FileUpload
{
    /// <summary>
    /// 1 to 100 characters: what is no ASCII letter, digit, <c>-</c>, <c>_</c> or <c>.</c> becomes <c>_</c>, since Discord finds no
    /// other names in embeds. Each once in a message.
    /// </summary>
    public required string Filename { get; init => field = Clean(value); }

    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Such as <c>image/png</c>.</summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>Read out to those who do not see a picture; longer text than 1024 characters is cut.</summary>
    public string? Description { get; init => field = Graphemes.Fit(value, AttachmentLimits.Description); }

    /// <summary>The file as embeds of its message name it: <c>attachment://chart.png</c>.</summary>
    public Uri Url => new($"attachment://{Filename}");

    /// <summary>Without the content.</summary>
    public override string ToString() => $"{Filename} ({Content.Length} bytes)";

    private static string Clean(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var cleaned = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            cleaned.Append(rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.') ? (char)rune.Value : '_');
        }

        // The end is kept, which says what kind of file it is.
        var text = cleaned.ToString().Trim('.');
        text = text.Length <= AttachmentLimits.Filename ? text : text[^AttachmentLimits.Filename..].TrimStart('.');
        return text.Length == 0 ? "file" : text;
    }
}
