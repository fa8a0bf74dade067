using KillBot.Domain.Players;

namespace KillBot.Bot.Commands.Players;

/// <summary>Who reads an answer.</summary>
/// <param name="ServerId">The server that the command was used in; none in direct messages, and where the server is not known yet.</param>
/// <param name="Everybody">All who see a public answer: in a server its members, in direct messages the caller alone.</param>
/// <param name="Caller">Who sees an answer for the caller only.</param>
internal sealed record Audience(Guid? ServerId, Viewer Everybody, Viewer Caller);
