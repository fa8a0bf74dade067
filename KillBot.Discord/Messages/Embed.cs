using System.Text.Json.Serialization;

namespace KillBot.Discord.Messages;

/// <summary>
/// A framed block in a message (https://discord.com/developers/docs/resources/message#embed-object). Text that is too long is
/// cut with an ellipsis (<see cref="EmbedLimits"/>); more than 25 fields, or a colour that is none, throw
/// <see cref="ArgumentException"/> when it is put into a message. Text by users belongs through <see cref="Markdown"/> first. A cut
/// knows no markdown and may fall between its markers: what stands between them is to be cut before it is composed.
/// </summary>
public sealed record Embed
{
    /// <summary>Up to 256 characters; some markdown is shown.</summary>
    public string? Title { get; init => field = Graphemes.Fit(value, EmbedLimits.Title); }

    /// <summary>Up to 4096 characters of markdown.</summary>
    public string? Description { get; init => field = Graphemes.Fit(value, EmbedLimits.Description); }

    /// <summary>Where the title leads. Embeds of one message with the same address are shown as one.</summary>
    public Uri? Url { get; init; }

    /// <summary>Shown in the reader's time zone beside the footer.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The stripe's colour, 0xRRGGBB.</summary>
    public int? Color { get; init; }

    public EmbedFooter? Footer { get; init; }

    public EmbedImage? Image { get; init; }

    public EmbedThumbnail? Thumbnail { get; init; }

    public EmbedAuthor? Author { get; init; }

    /// <summary>Up to 25.</summary>
    public IReadOnlyList<EmbedField>? Fields { get; init => field = value is null ? null : [.. value]; }

    /// <summary>The characters that count towards <see cref="EmbedLimits.TotalText"/>.</summary>
    [JsonIgnore]
    public int TextLength =>
        (Title?.Length ?? 0) + (Description?.Length ?? 0) + (Footer?.Text.Length ?? 0) + (Author?.Name.Length ?? 0)
        + (Fields?.Sum(line => line.Name.Length + line.Value.Length) ?? 0);
}
