namespace KillBot.Domain.Servers;

/// <summary>A channel of a guild that the bot is in.</summary>
public sealed class ServerChannel
{
    /// <summary>The channel's snowflake.</summary>
    public required long ChannelId { get; init; }

    public required Guid ServerId { get; init; }

    public required string Name { get; set; }

    /// <summary>Discord's number of the channel's type (https://discord.com/developers/docs/resources/channel).</summary>
    public required int Type { get; set; }

    /// <summary>Discord's order of the channels.</summary>
    public required int Position { get; set; }
}
