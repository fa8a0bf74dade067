namespace KillBot.Domain.Sessions;

/// <summary>The signature of a UID login, which counts once.</summary>
public sealed class UsedSignature
{
    public required byte[] Signature { get; init; }

    /// <summary>From then on its timestamp is too old anyway.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
