using System.Text;
using KillBot.Domain.StarCitizen;

namespace KillBot.Tests.StarCitizen;

public sealed class KillExtractorTests
{
    private const string Dead = "[Notice] <[ActorState] Dead> [ACTOR STATE] Actor 'Me' [1] ejected from zone 'DRAK_Vulture_624220273265' [2] to zone 'OOC_Stanton_1a_Ariel' [3] due to";
    private const string Body = "[Notice] <Adding non kept item [CSCActorCorpseUtils::PopulateItemPortForItemRecoveryEntitlement]> Item 'body_01_noMagicPocket_200128671231 - Class(x)', Recorded";
    private const string Gear = "[Notice] <Adding non kept item [CSCActorCorpseUtils::PopulateItemPortForItemRecoveryEntitlement]> Item 'vgl_undersuit_01_9982571228598 - Class(x)', Recorded";
    private const string Corpse = "[Notice] <[ActorState] Corpse> [ACTOR STATE][SSCActorStateCVars::LogCorpse] Player 'Me' <local client>: Running corpsify for corpse.";
    private const string Crash = "[Notice] <FatalCollision> Fatal Collision occured for vehicle KRIG_L22_AlphaWolf_9798566034600 [Part: body, Zone: ellis3, PlayerPilot: 1] after hitting entity: UNKNOWN [Zone";
    private const string Login = "[Notice] <Legacy login response> [CIG-net] User Login Success - Handle[Me] - Time[1]";

    [Fact]
    public void Each_certain_kill_line_of_the_sample_gives_one_death_with_its_fields()
    {
        var kill = Assert.Single(Extract(null, SampleLines.Text("S001")));

        Assert.Equal(
            new LogKill(
                new DateTimeOffset(2025, 4, 13, 17, 17, 51, 279, TimeSpan.Zero), "Pilot_10", "Pilot_18", "GATS_BallisticGatling_S3",
                "ANVL_Hornet_F7A_Mk2_2677329226210", "ANVL_Hornet_F7A_Mk2", "VehicleDestruction", null,
                new KillClassification(true, false, false, false, false)),
            kill);
        Assert.Null(kill.Location);
        Assert.Equal("pyro1", Assert.Single(Extract(null, SampleLines.Text("S103"))).Location);
    }

    [Fact]
    public void The_whole_sample_gives_the_same_kills_every_time()
    {
        var log = SampleLines.Rows.Select(row => SampleLines.Text(row["id"])).ToArray();

        var kills = Extract(null, log);

        Assert.Equal(kills, Extract(null, log));
        Assert.Equal(23, kills.Count(kill => kill.Killer is not null));
    }

    [Fact]
    public void A_suicide_keeps_its_name_and_has_no_weapon()
    {
        var kill = Assert.Single(Extract(null, SampleLines.Text("S019")));

        Assert.Equal(("Pilot_05", "Pilot_05", null), (kill.Killer, kill.Victim, kill.Weapon));
        Assert.True(kill.Classification.IsSuicide);
    }

    [Fact]
    public void The_environment_is_no_killer()
    {
        var kill = Assert.Single(Extract(null, At(0, Kill("Me", "Hazard-003"))));

        Assert.Null(kill.Killer);
        Assert.True(kill.Classification.IsEnvironmental);
    }

    [Fact]
    public void Npcs_among_themselves_are_left_out_and_counted()
    {
        var extractor = new KillExtractor();
        var kills = Run(
            extractor,
            At(0, Kill("PU_Human_x_1234567890123", "PU_Human_y_1234567890124")),
            At(1, Kill("PU_Human_z_1234567890125", "unknown")),
            At(2, Kill("PU_Human_u_1234567890126", "PU_Human_u_1234567890126")),
            At(3, Kill("Me", "PU_Human_y_1234567890124")),
            At(4, Kill("PU_Human_v_1234567890127", "Me")));

        Assert.Equal(["Me", "PU_Human_v_1234567890127"], kills.Select(kill => kill.Victim));
        Assert.Equal(3, extractor.NpcDeaths);
        Assert.All(kills, kill => Assert.False(kill.Classification.IsPvP));
    }

    [Fact]
    public void Two_victims_in_one_vehicle_are_two_deaths()
    {
        var kills = Extract(null, At(0, Kill("One", "Me", "AEGS_Hammerhead_1234567890123")), At(0, Kill("Two", "Me", "AEGS_Hammerhead_1234567890123")));

        Assert.Equal(["One", "Two"], kills.Select(kill => kill.Victim));
        Assert.All(kills, kill => Assert.Equal("AEGS_Hammerhead", kill.Ship));
    }

    [Fact]
    public void A_kill_written_twice_counts_once_but_not_a_second_death()
    {
        var kills = Extract(null, At(0, Kill("One", "Me")), At(1, Kill("One", "Me")), At(9, Kill("One", "Me")));

        Assert.Equal([0, 9], kills.Select(kill => kill.Timestamp.Second));
    }

    [Fact]
    public void A_destroyed_vehicle_alone_is_no_kill()
    {
        Assert.Empty(Extract("Me", SampleLines.Text("S128"), At(0, Destroyed("AEGS_Gladius_1234567890123", "Ace", 1, 2))));
    }

    [Theory]
    [InlineData("unknown", 0, "Ace")]
    [InlineData("Finisher", 0, "Finisher")]
    [InlineData("unknown", 1, null)]
    public void Who_disabled_the_vehicle_is_credited_if_nobody_else_is(string killer, int fromLevel, string? expected)
    {
        var kill = Assert.Single(Extract(
            null,
            At(0, Destroyed("AEGS_Gladius_1234567890123", "Ace", fromLevel, fromLevel + 1)),
            At(50, Kill("Me", killer, "AEGS_Gladius_1234567890123"))));

        Assert.Equal(expected, kill.Killer);
        Assert.Equal(expected is not null, kill.Classification.IsPvP);
    }

    [Fact]
    public void A_dead_actor_is_the_owners_death_without_a_killer()
    {
        var kill = Assert.Single(Extract(null, At(0, Login), At(5, Dead)));

        Assert.Equal((null, "Me", "DRAK_Vulture", "OOC_Stanton_1a_Ariel"), (kill.Killer, kill.Victim, kill.Ship, kill.Location));
        Assert.Equal(default, kill.Classification);
    }

    [Fact]
    public void A_named_player_wins_over_the_login()
    {
        Assert.Empty(Extract("Other", At(0, Login), At(5, Dead)));
        Assert.Equal("ME", Assert.Single(Extract("ME", At(5, Dead))).Victim);
    }

    [Fact]
    public void Without_an_owner_signs_of_death_are_only_counted()
    {
        var extractor = new KillExtractor();

        Assert.Empty(Run(extractor, At(0, Dead), At(1, Body)));
        Assert.Equal(2, extractor.Unattributed);
    }

    [Fact]
    public void The_body_set_aside_is_a_death_and_its_gear_is_not()
    {
        Assert.Empty(Extract("Me", At(0, Gear)));
        Assert.Single(Extract("Me", At(0, Body), At(0, Gear), At(1, Gear)));
    }

    [Fact]
    public void Incapacitation_and_other_players_corpses_are_no_deaths()
    {
        Assert.Empty(Extract("Pilot_17", SampleLines.Text("S106"), SampleLines.Text("S089"), SampleLines.Text("S109")));
    }

    [Fact]
    public void All_signs_of_one_death_give_one_death_with_what_each_knows()
    {
        var extractor = new KillExtractor("Me");

        var kill = Assert.Single(Run(extractor, At(0, Corpse), At(3, Crash), At(20, Dead), At(21, Body)));

        Assert.Equal((0, "KRIG_L22_AlphaWolf", "ellis3", "Collision"), (kill.Timestamp.Second, kill.Ship, kill.Zone, kill.DamageType));
        Assert.Equal(3, extractor.Repeats);
    }

    [Theory]
    [InlineData(0, 20, 1)]
    [InlineData(20, 0, 1)]
    [InlineData(0, 26, 2)]
    [InlineData(26, 0, 2)]
    public void A_kill_line_replaces_a_sign_of_the_same_death(int sign, int kill, int expected)
    {
        string[] lines = sign < kill ? [At(sign, Dead), At(kill, Kill("me", "Ace"))] : [At(kill, Kill("me", "Ace")), At(sign, Dead)];

        var kills = Extract("Me", lines);

        Assert.Equal(expected, kills.Count);
        Assert.Single(kills, death => death.Killer == "Ace");
    }

    [Fact]
    public void A_death_that_waits_comes_out_when_time_goes_on()
    {
        var extractor = new KillExtractor("Me");
        var kills = new List<LogKill>();

        GameLogParser.Parse(Encoding.Latin1.GetBytes(At(0, Dead)), out var line);
        extractor.Accept(line!, kills);
        extractor.Advance(line!.Timestamp!.Value.AddSeconds(25), kills);
        Assert.Empty(kills);
        extractor.Advance(line.Timestamp.Value.AddSeconds(26), kills);

        Assert.Single(kills);
    }

    [Fact]
    public void Kills_carry_the_mode_they_happened_in()
    {
        var kills = Extract(
            null,
            At(0, Kill("One", "Me")),
            At(1, "Mode[EA_SquadronBattle][3]"),
            At(2, Kill("Two", "Me")),
            At(3, "[Notice] <SeedingProcessor::SeedGameRulesAndMode Success> shardId[local_shard], GameMode[SC_Frontend], MegaMap[x]"),
            At(4, Kill("Three", "Me")),
            At(5, "[Notice] <Join PU> address[192.0.2.10] port[64336] shard[pub_euw1b] locationId[1]"),
            At(6, Kill("Four", "Me")));

        Assert.Equal([null, "EA_SquadronBattle", null, GameModes.PersistentUniverse], kills.Select(kill => kill.GameMode));
        Assert.True(GameModes.IsArena(kills[1].GameMode));
    }

    [Fact]
    public async Task A_log_is_extracted_from_a_reader_in_one_go()
    {
        await using var reader = new GameLogReader(new MemoryStream(Encoding.Latin1.GetBytes(At(0, Login) + "\r\n" + At(1, Dead) + "\r\n")));
        var kills = new List<LogKill>();

        await foreach (var kill in new KillExtractor().ExtractAsync(reader.ReadAsync()))
        {
            kills.Add(kill);
        }

        Assert.Equal("Me", Assert.Single(kills).Victim);
    }

    private static string At(int second, string text) => $"<2025-06-01T12:{second / 60:00}:{second % 60:00}.000Z> {text}";

    private static string Kill(string victim, string killer, string zone = "pyro1") =>
        $"[Notice] <Actor Death> CActor::Kill: '{victim}' [1] in zone '{zone}' killed by '{killer}' [2] using 'gun_1234567890123' [Class gun] with damage type 'Bullet' from direction x: 0.1, y: 0.2, z: 0.3 [Team_ActorTech][Actor]";

    private static string Destroyed(string vehicle, string by, int from, int to) =>
        $"[Notice] <Vehicle Destruction> CVehicle::OnAdvanceDestroyLevel: Vehicle '{vehicle}' [1] in zone 'pyro1' [pos x: 1, y: 2, z: 3 vel x: 0, y: 0, z: 0] driven by 'unknown' [0] advanced from destroy level {from} to {to} caused by '{by}' [2] with 'Combat' [Team_CGP4][Vehicle]";

    private static List<LogKill> Extract(string? player, params string[] lines) => Run(new KillExtractor(player), lines);

    private static List<LogKill> Run(KillExtractor extractor, params string[] lines)
    {
        var kills = new List<LogKill>();
        foreach (var line in lines)
        {
            Assert.Equal(LineOutcome.Event, GameLogParser.Parse(Encoding.Latin1.GetBytes(line), out var parsed));
            extractor.Accept(parsed!, kills);
        }

        extractor.Complete(kills);
        return kills;
    }
}
