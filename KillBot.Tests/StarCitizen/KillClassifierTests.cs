using KillBot.Domain.StarCitizen;

namespace KillBot.Tests.StarCitizen;

public sealed class KillClassifierTests
{
    public static TheoryData<string> CertainDeaths =>
        [.. SampleLines.Rows.Where(row => row["kind"] == "actor_death" && row["certain"] == "yes").Select(row => row["id"])];

    [Theory]
    [MemberData(nameof(CertainDeaths))]
    public void Collected_deaths_are_classified(string id)
    {
        var row = SampleLines.Row(id);
        var expected = new KillClassification(Is("pvp"), Is("suicide"), Is("env"), Is("killer_npc"), Is("victim_npc"));

        Assert.Equal(expected, KillClassifier.Classify((ActorDeath)SampleLines.Parse(id)));

        bool Is(string column) => row[column] == "true";
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("UNKNOWN")]
    [InlineData("Hazard-003")]
    [InlineData("Radiation_Zone")]
    [InlineData("Water_Hazard_Lake")]
    [InlineData("SCItem_Debris_Small_1234567890123")]
    [InlineData("GameRules")]
    [InlineData("RotationSimple-001")]
    public void The_environment_is_nobody(string killer)
    {
        Assert.Equal(new KillClassification(false, false, true, true, false), KillClassifier.Classify(killer, "Pilot_01"));
    }

    [Theory]
    [InlineData("Hazard-1")]
    [InlineData("Hazardous")]
    [InlineData("Radiation")]
    [InlineData("GameRulesLawyer")]
    public void Handles_that_remind_of_the_environment_are_players(string killer)
    {
        Assert.True(KillClassifier.Classify(killer, "Pilot_01").IsPvP);
    }

    [Theory]
    [InlineData("PU_Human-NineTails-Pilot-Male-Light_01_3864128940772")]
    [InlineData("PU_Human_Enemy_GroundCombat_NPC_ASD_soldier_4529397865889")]
    [InlineData("PU_Pilots-Human-Civilian-Pilot_Light-CrimeStat")]
    [InlineData("NPC_Archetypes-Male-Human-Civilians-Area18-Nurse_Area18_02")]
    [InlineData("AIModule_Unmanned_PU_Advocacy_2741197288355")]
    [InlineData("Kopion_cheescake_pet_2793406094804")]
    [InlineData("Kopion")]
    [InlineData("vlk_adult_irradiated")]
    [InlineData("Male-Human-Engineer-Generic_07")]
    [InlineData("Tauroch_Desert")]
    [InlineData("Player_2793406094804")]
    [InlineData("Anything_at_all_1234567890")]
    public void Npcs_are_told_by_class_mark_or_instance_id(string name)
    {
        Assert.True(NpcActors.IsNpc(name));
        Assert.False(KillClassifier.Classify(name, "Pilot_01").IsPvP);
        Assert.True(KillClassifier.Classify("Pilot_01", name).VictimIsNpc);
    }

    [Theory]
    [InlineData("Pilot_01")]
    [InlineData("PU_Master")]
    [InlineData("Player")]
    [InlineData("Player_01")]
    [InlineData("Transport_7")]
    [InlineData("Actor")]
    [InlineData("KopionHunter")]
    [InlineData("Ace_2951")]
    [InlineData("x_123456789")]
    [InlineData("1234567890")]
    [InlineData("-_-")]
    [InlineData("")]
    public void Players_are_not_taken_for_npcs(string name) => Assert.False(NpcActors.IsNpc(name));

    [Fact]
    public void A_suicide_is_told_by_name_without_case_or_by_damage()
    {
        Assert.Equal(new KillClassification(false, true, false, false, false), KillClassifier.Classify("PILOT_01", "pilot_01"));
        Assert.True(KillClassifier.Classify("Other", "Pilot_01", "unknown", "Suicide").IsSuicide);
        Assert.True(KillClassifier.Classify(null, "Pilot_01", damageType: "suicide").IsSuicide);
        Assert.False(KillClassifier.Classify("unknown", "Pilot_01", damageType: "Suicide").IsEnvironmental);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("Bullet", false)]
    [InlineData("VehicleDestruction", false)]
    [InlineData("Crash", true)]
    [InlineData("RadiationDamageHigh", true)]
    [InlineData("SuffocationDamage", true)]
    public void A_death_without_killer_is_an_accident_only_by_its_damage(string? damage, bool isAccident)
    {
        Assert.Equal(new KillClassification(false, false, isAccident, false, false), KillClassifier.Classify(null, "Pilot_01", null, damage));
    }

    [Theory]
    [InlineData("AEGS_Gladius_2456589863667", "AEGS_Gladius")]
    [InlineData("CRUS_Starfighter_Ion_10012175043656", "CRUS_Starfighter_Ion")]
    [InlineData("Hazard-003", "Hazard")]
    [InlineData("Area18_central-001_1234567890123", "Area18_central")]
    [InlineData("behr_lmg_ballistic_01", "behr_lmg_ballistic_01")]
    [InlineData("Crusader_789", "Crusader_789")]
    [InlineData("_1234567890123", "_1234567890123")]
    [InlineData("-001", "-001")]
    [InlineData("", "")]
    public void Instance_ids_are_stripped(string raw, string name) => Assert.Equal(name, InstanceId.Strip(raw));

    [Theory]
    [InlineData("Pilot-01.x_Y", true)]
    [InlineData("a", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("Jürgen", false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    public void Handles_are_plain_ascii(string? handle, bool isValid) => Assert.Equal(isValid, PlayerHandle.IsValid(handle));

    [Fact]
    public void Handles_end_at_64_characters()
    {
        Assert.True(PlayerHandle.IsValid(new string('a', 64)));
        Assert.False(PlayerHandle.IsValid(new string('a', 65)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("NONE")]
    [InlineData("-1")]
    [InlineData(" Unknown ")]
    public void Placeholders_of_trackers_are_nothing(string? text) => Assert.Null(TrackerText.NullIfPlaceholder(text));

    [Fact]
    public void Other_text_of_trackers_is_trimmed() => Assert.Equal("Levski", TrackerText.NullIfPlaceholder(" Levski "));
}
