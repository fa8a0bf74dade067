using FsCheck;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;

namespace KillBot.Tests.Feeds;

/// <summary>Kills by and of people with names that want to break a message.</summary>
internal static class HostileKills
{
    private static readonly string[] Spice =
    [
        "@everyone", "<@1>", "<#1>", "**", "||", "```", "[x](http://evil.example)", "\u202e", "\u200b", "\ud83d\udc80",
        "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", "e\u0301\u0302\u0303", "\\", "# ", "https://evil.example", ":smile:", "_", "ﷺ",
    ];

    private static readonly Gen<string> Names =
        Gen.OneOf(
            Gen.ListOf(Gen.Elements(Spice)).Select(parts => string.Concat(parts)),
            Gen.Elements(Spice).Select(part => string.Concat(Enumerable.Repeat(part, 128 / part.Length))),
            Gen.ListOf(Gen.Choose(32, 0xD7FF).Select(code => ((char)code).ToString())).Select(parts => string.Concat(parts)),
            Gen.Elements("Ace", new string('W', 128)))
        .Select(name => name.Length == 0 ? "x" : name.Length > 128 ? name[..128] : name);

    private static readonly Gen<KillNotification> Notifications =
        from killer in Names
        from victim in Names
        from weapon in Names
        from place in Names
        from flags in Gen.Choose(0, 255)
        select new KillNotification(
            new Kill
            {
                Id = new Guid(flags, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                Game = Games.StarCitizen,
                KillerId = (flags & 1) > 0 ? Guid.Empty : null,
                KillerName = (flags & 2) > 0 ? killer : null,
                VictimId = (flags & 4) > 0 ? Guid.Empty : null,
                VictimName = victim,
                Weapon = (flags & 8) > 0 ? weapon : null,
                Location = place,
                IsPvP = (flags & 16) > 0,
                IsSuicide = (flags & 96) == 96,
                IsEnvironmental = (flags & 96) == 32,
                Timestamp = DateTimeOffset.FromUnixTimeSeconds(4_000_000_000),
            },
            (flags & 192) == 192,
            (flags & 130) == 130);

    /// <summary>Repeatable lists of 1 to <paramref name="count"/>.</summary>
    public static IEnumerable<IReadOnlyList<KillNotification>> Lists(int count, int samples) =>
        Enumerable.Range(1, samples).Select(seed => Gen.Eval(
            60,
            FsCheck.Random.StdGen.NewStdGen(seed, count),
            Gen.Choose(1, count).SelectMany(length => Gen.ListOf(length, Notifications))).ToList());
}
