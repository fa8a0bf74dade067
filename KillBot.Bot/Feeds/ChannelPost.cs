using KillBot.Discord;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Feeds;

/// <summary>One event as a channel shows it.</summary>
/// <param name="Line">One line of markdown of up to <see cref="MaxLine"/> characters: by itself, or in the list that a burst becomes.</param>
/// <param name="CountKey">The text that counts such events: <c>12 deaths</c>.</param>
internal sealed record ChannelPost(string Line, string CountKey)
{
    public const int MaxLine = 1000;

    /// <summary>What it says but for the time: in a list, posts with the same become one line. Null where each is to be seen.</summary>
    public string? Sense { get; init; }

    /// <summary>Stands in the place of the line, where the feed has it in full.</summary>
    public Embed? Embed { get; init; }

    /// <summary>Is notified.</summary>
    public Snowflake? Role { get; init; }
}
