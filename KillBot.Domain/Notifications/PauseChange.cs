namespace KillBot.Domain.Notifications;

/// <summary>What an attempt has changed about the pause of a destination.</summary>
/// <param name="IsNew">It was not so before.</param>
/// <param name="IsNews">And nothing else of the same channel is paused: people are told once for all of it.</param>
internal readonly record struct PauseChange(bool IsNew, bool IsNews);
