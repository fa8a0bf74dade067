using System.Text.Json.Serialization;

namespace KillBot.Discord.Messages;

/// <summary>
/// What all messages that a bot writes have in common. Text that is too long is cut with an ellipsis; too many embeds or
/// components, or components that do not go together, throw <see cref="ArgumentException"/>. A cut knows no markdown and may fall
/// between its markers: what stands between them is to be cut before it is composed, as <see cref="Markdown.Escape"/> does.
/// </summary>
public abstract record OutgoingMessage
{
    /// <summary>The most characters that a bot may put into a message.</summary>
    public const int MaxContentLength = 2000;

    private protected OutgoingMessage()
    {
    }

    /// <summary>Up to <see cref="MaxContentLength"/> characters; longer text is cut on a grapheme boundary.</summary>
    public string? Content { get; init => field = Graphemes.Fit(value, MaxContentLength); }

    /// <summary>Up to 10, with up to 6000 characters of text between them (<see cref="EmbedLimits"/>).</summary>
    public IReadOnlyList<Embed>? Embeds { get; init => field = EmbedLimits.Checked(value); }

    /// <summary>Up to 5 rows of buttons or selects.</summary>
    public IReadOnlyList<ActionRow>? Components { get; init => field = ComponentRules.OfMessage(value); }

    /// <summary>
    /// Who may be notified, nobody unless said otherwise. It is always sent: without it Discord honours every mention in
    /// the text of a plain message (https://discord.com/developers/docs/resources/message#allowed-mentions-object).
    /// </summary>
    public AllowedMentions AllowedMentions { get; init => field = value ?? AllowedMentions.None; } = AllowedMentions.None;

    /// <summary>
    /// Up to 10, with up to 10 MiB between them (<see cref="AttachmentLimits"/>). In an edit they take the place of all that the message has, null
    /// keeps those and an empty list removes them. They are no part of the message's JSON.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<FileUpload>? Files { get; init => field = AttachmentLimits.Checked(value); }

    /// <summary>The names of <see cref="Files"/>, as JSON tells them.</summary>
    public IReadOnlyList<Attachment>? Attachments => Attachment.Of(Files);

    /// <summary>Null for none.</summary>
    public MessageFlags? Flags { get; init; }

    /// <summary>Throws where Discord would find nothing to show.</summary>
    internal static void ThrowIfEmpty(OutgoingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (string.IsNullOrWhiteSpace(message.Content) && message is { Embeds: null or [], Components: null or [], Files: null or [] })
        {
            throw new ArgumentException("A message has a content, an embed, a component or a file.", nameof(message));
        }
    }
}
