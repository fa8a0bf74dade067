namespace KillBot.Api.Logs;

/// <summary>Marks an endpoint that reads a packed body itself, with limits of its own.</summary>
internal sealed class UnpacksBody;
