namespace KillBot.Tests.FakeDiscord;

/// <summary>Groups of events that a client asks for when it identifies.</summary>
[Flags]
internal enum GatewayIntent
{
    /// <summary>Events that need no intent, such as interactions.</summary>
    None = 0,
    Guilds = 1 << 0,
    GuildMembers = 1 << 1,
    GuildPresences = 1 << 8,
    GuildMessages = 1 << 9,
    DirectMessages = 1 << 12,
    MessageContent = 1 << 15,

    /// <summary>Those that an application must be granted.</summary>
    Privileged = GuildMembers | GuildPresences | MessageContent,
}
