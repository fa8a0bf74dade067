using KillBot.Domain.Kills;
using KillBot.Domain.Players;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>The latest fights of a person or a server.</summary>
/// <param name="Fights">Oldest first.</param>
/// <param name="Opponents">The players in them, whom the reader may or may not see; none for a server.</param>
public sealed record RecentFights(IReadOnlyList<Fight> Fights, IReadOnlyList<Player> Opponents)
{
    /// <summary>The fights, with nobody in place of those who may not be seen, and without texts that name them.</summary>
    public IReadOnlyList<Fight> Without(IReadOnlySet<Guid> hidden) =>
    [
        .. Fights.Select(fight => fight.Opponent is { } opponent && hidden.Contains(opponent.PlayerId)
            ? fight with
            {
                Opponent = null,
                Weapon = KillTexts.Without([opponent.Name], fight.Weapon),
                Location = KillTexts.Without([opponent.Name], fight.Location),
            }
            : fight),
    ];
}
