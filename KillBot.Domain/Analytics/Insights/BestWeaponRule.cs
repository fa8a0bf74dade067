namespace KillBot.Domain.Analytics.Insights;

/// <summary>The weapon with most kills, of players and of NPCs, when it leads clearly in sessions.</summary>
internal sealed class BestWeaponRule : IInsightRule
{
    public Insight? Find(InsightEvidence evidence)
    {
        List<Fight> kills = [.. evidence.Fights.Where(IsKnownKill)];
        if (Lead.Find(evidence.Sessions.Select(session => session.Where(IsKnownKill).Select(kill => kill.Weapon!))) is not { } lead)
        {
            return null;
        }

        var next = lead.Second is null ? "no other weapon was used" : $"next comes {lead.Second} with {lead.SecondCount}";
        return new Insight(
            InsightType.Weapon,
            $"{(evidence.IsServer ? "Deadliest" : "Best")} Weapon: {lead.Name}",
            $"{lead.Count} of {(evidence.IsServer ? "the server's" : "your")} last {lead.Total} kills with a known weapon ({Percent.Format(lead.Count, lead.Total)}) were made with {lead.Name}; {next}.",
            lead.PValue,
            new InsightData { From = kills[0].Time, To = kills[^1].Time, Weapon = lead.Name, Kills = lead.Count, Share = lead.Share });
    }

    private static bool IsKnownKill(Fight fight) => fight is { IsWon: true, Weapon: not null };
}
