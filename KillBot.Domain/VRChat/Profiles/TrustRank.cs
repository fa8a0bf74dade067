namespace KillBot.Domain.VRChat.Profiles;

/// <summary>How far VRChat trusts an account (https://docs.vrchat.com/docs/vrchat-safety-and-trust-system), told by its tags. The highest one wins.</summary>
public static class TrustRank
{
    /// <summary>Of accounts without a tag of trust, and of those that VRChat was not asked about.</summary>
    public const string Visitor = "Visitor";

    // The tags are older than the names: each stands for the rank below the one that it seems to name.
    private static readonly (string Tag, string Rank)[] Ranks =
    [
        ("system_legend", "Veteran User"),
        ("system_trust_legend", "Veteran User"),
        ("system_trust_veteran", "Trusted User"),
        ("system_trust_trusted", "Known User"),
        ("system_trust_known", "User"),
        ("system_trust_basic", "New User"),
    ];

    /// <summary>One of the six names that the API's document lists.</summary>
    public static string Of(IReadOnlyCollection<string> tags)
    {
        foreach (var (tag, rank) in Ranks)
        {
            if (tags.Contains(tag))
            {
                return rank;
            }
        }

        return Visitor;
    }
}
