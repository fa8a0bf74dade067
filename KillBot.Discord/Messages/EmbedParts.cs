namespace KillBot.Discord.Messages;

/// <summary>A name with a value below it. Discord refuses empty ones, so they become a blank.</summary>
public sealed record EmbedField
{
    /// <summary>Up to 256 characters.</summary>
    public required string Name { get; init => field = Blank.IfEmpty(Graphemes.Fit(value, EmbedLimits.FieldName) ?? ""); }

    /// <summary>Up to 1024 characters of markdown.</summary>
    public required string Value { get; init => field = Blank.IfEmpty(Graphemes.Fit(value, EmbedLimits.FieldValue) ?? ""); }

    /// <summary>Up to three inline fields stand side by side.</summary>
    public bool? Inline { get; init; }
}

/// <summary>The line below an embed. Markdown is not shown here: clean users' text with <see cref="Markdown.Plain"/>.</summary>
public sealed record EmbedFooter
{
    /// <summary>Up to 2048 characters; an empty one becomes a blank.</summary>
    public required string Text { get; init => field = Blank.IfEmpty(Graphemes.Fit(value, EmbedLimits.FooterText) ?? ""); }

    public Uri? IconUrl { get; init; }
}

/// <summary>The line above an embed's title. Markdown is not shown here: clean users' text with <see cref="Markdown.Plain"/>.</summary>
public sealed record EmbedAuthor
{
    /// <summary>Up to 256 characters; an empty one becomes a blank.</summary>
    public required string Name { get; init => field = Blank.IfEmpty(Graphemes.Fit(value, EmbedLimits.AuthorName) ?? ""); }

    public Uri? Url { get; init; }

    public Uri? IconUrl { get; init; }
}

/// <summary>The picture below the text; http, https or <c>attachment://</c>.</summary>
public sealed record EmbedImage
{
    public required Uri Url { get; init; }
}

/// <summary>The small picture beside the text; http, https or <c>attachment://</c>.</summary>
public sealed record EmbedThumbnail
{
    public required Uri Url { get; init; }
}
