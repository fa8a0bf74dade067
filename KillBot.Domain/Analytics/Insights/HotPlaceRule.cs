namespace KillBot.Domain.Analytics.Insights;

/// <summary>The place with most fights, won or lost, when it leads clearly in sessions.</summary>
internal sealed class HotPlaceRule : IInsightRule
{
    public Insight? Find(InsightEvidence evidence)
    {
        List<Fight> fights = [.. evidence.Fights.Where(fight => fight.Location is not null)];
        if (Lead.Find(evidence.Sessions.Select(session => session.Select(fight => fight.Location).OfType<string>())) is not { } lead)
        {
            return null;
        }

        var next = lead.Second is null ? "none was elsewhere" : $"next comes {lead.Second} with {lead.SecondCount}";
        return new Insight(
            InsightType.Location,
            $"Hot Place: {lead.Name}",
            $"{lead.Count} of {(evidence.IsServer ? "the server's" : "your")} last {lead.Total} fights with a known place ({Percent.Format(lead.Count, lead.Total)}) were at {lead.Name}; {next}.",
            lead.PValue,
            new InsightData { From = fights[0].Time, To = fights[^1].Time, Location = lead.Name, Fights = lead.Count, Share = lead.Share });
    }
}
