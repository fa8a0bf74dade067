namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>A part <c>files[n]</c> of a form.</summary>
internal sealed record UploadedFile(int Index, string Filename, string ContentType, byte[] Content);
