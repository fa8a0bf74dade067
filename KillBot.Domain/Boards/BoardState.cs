using KillBot.Domain.Feeds;

namespace KillBot.Domain.Boards;

/// <summary>A board and how it is doing.</summary>
/// <param name="Pause">What keeps the bot from posting it; none while it works.</param>
public sealed record BoardState(ScheduledBoard Board, ChannelPause? Pause);
