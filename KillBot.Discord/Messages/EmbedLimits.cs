namespace KillBot.Discord.Messages;

/// <summary>Sizes of embeds, in UTF-16 units (https://discord.com/developers/docs/resources/message#embed-object-embed-limits).</summary>
public static class EmbedLimits
{
    /// <summary>Characters of a title.</summary>
    public const int Title = 256;
    /// <summary>Characters of a description.</summary>
    public const int Description = 4096;
    /// <summary>Fields of one embed.</summary>
    public const int Fields = 25;
    /// <summary>Characters of a field's name.</summary>
    public const int FieldName = 256;
    /// <summary>Characters of a field's value.</summary>
    public const int FieldValue = 1024;
    /// <summary>Characters of a footer.</summary>
    public const int FooterText = 2048;
    /// <summary>Characters of an author's name.</summary>
    public const int AuthorName = 256;

    /// <summary>Embeds of one message.</summary>
    public const int EmbedsPerMessage = 10;

    /// <summary>Titles, descriptions, fields, footers and author names of all embeds of one message.</summary>
    public const int TotalText = 6000;

    /// <summary>True if one more embed may join those that are in a message already.</summary>
    public static bool Fits(IReadOnlyCollection<Embed> embeds, Embed another)
    {
        ArgumentNullException.ThrowIfNull(embeds);
        ArgumentNullException.ThrowIfNull(another);
        return embeds.Count < EmbedsPerMessage && embeds.Sum(embed => embed.TextLength) + another.TextLength <= TotalText;
    }

    internal static IReadOnlyList<Embed>? Checked(IReadOnlyList<Embed>? embeds)
    {
        if (embeds is null)
        {
            return null;
        }

        if (embeds.Count > EmbedsPerMessage)
        {
            throw new ArgumentException($"A message has up to {EmbedsPerMessage} embeds, not {embeds.Count}.", nameof(embeds));
        }

        if (embeds.FirstOrDefault(embed => embed.Fields?.Count > Fields) is { } crowded)
        {
            throw new ArgumentException($"An embed has up to {Fields} fields, not {crowded.Fields!.Count}.", nameof(embeds));
        }

        if (embeds.Any(embed => embed.Color is < 0 or > 0xFFFFFF))
        {
            throw new ArgumentException("A colour is 0x000000 to 0xFFFFFF.", nameof(embeds));
        }

        var length = embeds.Sum(embed => embed.TextLength);
        return length > TotalText
            ? throw new ArgumentException($"The embeds of a message hold up to {TotalText} characters, not {length}.", nameof(embeds))
            : [.. embeds];
    }
}
