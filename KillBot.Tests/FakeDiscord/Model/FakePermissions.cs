namespace KillBot.Tests.FakeDiscord;

/// <summary>Permission bits that the fake enforces (https://discord.com/developers/docs/topics/permissions).</summary>
[Flags]
public enum FakePermissions : ulong
{
    None = 0,
    Administrator = 1UL << 3,
    ManageChannels = 1UL << 4,
    ManageGuild = 1UL << 5,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    ManageMessages = 1UL << 13,
    EmbedLinks = 1UL << 14,
    AttachFiles = 1UL << 15,
    ReadMessageHistory = 1UL << 16,
    MentionEveryone = 1UL << 17,
    UseExternalEmojis = 1UL << 18,
    ManageRoles = 1UL << 28,
    UseApplicationCommands = 1UL << 31,
    SendMessagesInThreads = 1UL << 38,

    /// <summary>What @everyone has in a new guild here.</summary>
    Everyone = ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory | UseExternalEmojis | UseApplicationCommands | SendMessagesInThreads,
}

/// <summary>What owners and administrators have.</summary>
internal static class EveryPermission
{
    public const FakePermissions Value = (FakePermissions)((1UL << 53) - 1);
}
