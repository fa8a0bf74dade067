namespace KillBot.Tests.FakeDiscord;

/// <summary>A file that came with a message.</summary>
/// <param name="Filename">The message's name for it, else the form's.</param>
/// <param name="ContentType">Empty when the form's part had none.</param>
public sealed record FakeAttachment(ulong Id, string Filename, string ContentType, string? Description, byte[] Content)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Filename} ({Content.Length} bytes of {ContentType})";
}
