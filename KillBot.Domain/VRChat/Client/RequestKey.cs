namespace KillBot.Domain.VRChat.Client;

/// <summary>What makes two requests the same: another login may get another answer.</summary>
internal readonly record struct RequestKey(string Path, string? Auth)
{
    /// <summary>Without what is secret.</summary>
    public override string ToString() => Path;
}
