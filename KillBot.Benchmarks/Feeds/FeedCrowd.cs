using System.Globalization;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Kills;

namespace KillBot.Benchmarks.Feeds;

/// <summary>Kills of 5,000 players, and the filters that feeds have for them.</summary>
internal static class FeedCrowd
{
    private const int Players = 5_000;

    private static readonly string[] Weapons =
        ["lbco_pistol_energy_01", "behr_rifle_ballistic_01", "gmni_smg_ballistic_01", "klwe_sniper_energy_01", "AEGS_Gladius"];

    private static readonly string[] Places = ["OOC_Stanton_2a_Cellin", "OOC_Stanton_1_Hurston", "OOC_Stanton_4a_Calliope", "Pyro_Ruin_Station"];

    private static readonly Kill[] Kills = [.. Enumerable.Range(0, Players).Select(Kill)];
    private static readonly KnownFacts Facts = new();

    public static Guid Server(int number) => new(number + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static FeedSubject Subject(int kill) => FeedSubject.OfKill(Kills[kill % Players], Facts);

    public static FeedFilter? Parse(string? text) => text is null
        ? null
        : FeedFilter.Parse(text, FeedKind.Kills).Filter ?? throw new InvalidDataException(text);

    public static string FilterByName(int number) => (number % 3) switch
    {
        0 => $"killer = {Name(number)}",
        1 => $"pvp and (victim = {Name(number)} or victim = {Name(number + 1)})",
        _ => $"member = {Name(number)} and not suicide",
    };

    /// <summary>Half of them by name; of the others each is wanted by some 40 feeds.</summary>
    public static string FilterOfAnySort(int number)
    {
        var variant = number / 10 % 25;
        return (number % 10) switch
        {
            < 5 => FilterByName(number),
            5 => $"weapon = {Weapons[variant % Weapons.Length]} and streak > {variant}",
            6 => $"place ~ {Places[variant % Places.Length][..(6 + (variant % 5))]} and pvp",
            7 => $"streak >= {variant + 2} or environmental",
            8 => $"weapon ~ rifle and not killer ~ -{variant}",
            _ => $"(victim ~ {variant}0 or ship = Gladius) and not pve",
        };
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"Pilot-{number % Players}");

    private static Kill Kill(int number) => new()
    {
        Id = Server(number),
        Game = Games.StarCitizen,
        KillerId = Server(number),
        KillerName = Name(number),
        VictimId = Server(number * 7 % Players),
        VictimName = Name(number * 7),
        ServerId = Server(0),
        Weapon = $"{Weapons[number % Weapons.Length]}_200000000003",
        Location = Places[number % Places.Length],
        IsPvP = number % 4 != 0,
    };

    /// <summary>Facts that cost nothing, so that the filters alone are measured.</summary>
    private sealed class KnownFacts : IFeedFacts
    {
        public bool IsMember(Guid serverId, FeedPerson person) => true;

        public bool MayName(Guid serverId, FeedPerson person) => true;

        public int StreakOf(Kill kill) => kill.VictimName.Length;

        public FeedServer ServerOf(Guid serverId) => new("Server", 1);
    }
}
