using KillBot.Domain.Players;

namespace KillBot.Domain.Servers;

/// <summary>What the managers of a server have chosen. A server without a row has the defaults.</summary>
public sealed class ServerSettings
{
    public required Guid ServerId { get; init; }

    /// <summary>Of text commands; kept for clients that show it. 1 to 5 characters.</summary>
    public string Prefix { get; set; } = "!";

    /// <summary>A language tag (BCP 47); null for the language that Discord has for the guild.</summary>
    public string? Language { get; set; }

    /// <summary>The time zone of what is scheduled, by its IANA name; null for UTC.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The bot follows kills in this server.</summary>
    public bool KillTracker { get; set; } = true;

    /// <summary>The server has leaderboards.</summary>
    public bool Leaderboard { get; set; } = true;

    /// <summary>The bot posts to feeds of this server.</summary>
    public bool Notifications { get; set; } = true;

    /// <summary>Who may read the server's kills and leaderboards.</summary>
    public Privacy Privacy { get; set; }

    /// <summary>The bot posts kills to feeds of this server.</summary>
    public bool KillNotifications { get; set; } = true;

    /// <summary>Kills are posted to the server's feeds: neither that nor anything it is part of is turned off.</summary>
    public bool AnnouncesKills => KillTracker && Notifications && KillNotifications;

    /// <summary>VRChat instances that not everybody may join are stored as they are, owner and number included.</summary>
    public bool ShowPrivateInstances { get; set; }

    /// <summary>The snowflake of the channel for leaderboards.</summary>
    public long? LeaderboardChannelId { get; set; }

    /// <summary>The snowflake of the channel that hears of broken feeds; null to tell by direct message those who added them.</summary>
    public long? NoticeChannelId { get; set; }

    /// <summary>The snowflake of a role whose members may do what Manage Server allows with the bot.</summary>
    public long? AdminRoleId { get; set; }
}
