using KillBot.Domain.Players;
using KillBot.Domain.Users;

namespace KillBot.Api.Users;

/// <summary>Whom an id stands for: an account with its players, or a player without an account.</summary>
internal sealed record Profile(User? User, IReadOnlyList<Player> Players);
