namespace KillBot.Discord.Messages;

/// <summary>
/// A file as the JSON of its message names it (https://discord.com/developers/docs/resources/message#attachment-object).
/// </summary>
/// <param name="Id">The <c>n</c> of the form's <c>files[n]</c>.</param>
public sealed record Attachment(Snowflake Id, string Filename, string? Description)
{
    internal static IReadOnlyList<Attachment>? Of(IReadOnlyList<FileUpload>? files) =>
        files is null ? null : [.. files.Select((file, index) => new Attachment(new Snowflake((ulong)index), file.Filename, file.Description))];
}
