namespace KillBot.Domain.VRChat.Client;

/// <summary>VRChat did not do what it was asked. The message is a sentence for the caller and holds nothing secret.</summary>
public sealed class VRChatException(VRChatFailure failure, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public VRChatFailure Failure { get; } = failure;

    /// <summary>When it makes sense to ask again.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    internal static VRChatException Unreadable() => new(VRChatFailure.Unreadable, "VRChat's answer cannot be understood.");

    internal static VRChatException SignedOut() => new(VRChatFailure.SignedOut, "Nobody is signed in to VRChat.");
}
