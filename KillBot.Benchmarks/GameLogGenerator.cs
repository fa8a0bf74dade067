using System.Globalization;
using System.Text;

namespace KillBot.Benchmarks;

/// <summary>Writes logs like the game's: mostly noise, one kill in 2,000 lines, CRLF, Latin-1. The same seed gives the same bytes.</summary>
public static class GameLogGenerator
{
    /// <summary>Lines from one kill to the next.</summary>
    public const int LinesPerKill = 2_000;

    private const int BufferBytes = 1024 * 1024;

    // {0} handle, {1} another handle, {2} id, {3} another id, {4} number
    private static readonly CompositeFormat[] Kills = Parse(
        "[Notice] <Actor Death> CActor::Kill: '{0}' [{2}] in zone 'ANVL_Hornet_F7A_Mk2_{3}' killed by '{1}' [{3}] using 'GATS_BallisticGatling_S3_{2}' [Class unknown] with damage type 'VehicleDestruction' from direction x: 0.000000, y: 0.000000, z: 0.000000 [Team_ActorTech][Actor]",
        "[Notice] <Actor Death> CActor::Kill: '{0}' [{2}] in zone 'OOC_Stanton_2a_Cellin' killed by '{1}' [{3}] using 'lbco_pistol_energy_01_{2}' [Class lbco_pistol_energy_01] with damage type 'Bullet' from direction x: -0.995284, y: -0.073818, z: -0.{4} [Team_ActorTech][Actor]",
        "[Notice] <Actor Death> CActor::Kill: 'PU_Human_Enemy_GroundCombat_NPC_ASD_soldier_{2}' [{2}] in zone 'pyro1' killed by '{1}' [{3}] using 'behr_lmg_ballistic_01_{3}' [Class behr_lmg_ballistic_01] with damage type 'Bullet' from direction x: -0.592138, y: 0.206040, z: -0.{4} [Team_ActorTech][Actor]");

    private static readonly CompositeFormat[] Events = Parse(
        "[Notice] <Jump Drive State Changed> Now Idle | CL{4} | NOT AUTH | Stanton | JDRV_TARS_S01_Explorer_SCItem_{2} [{2}] (adam: ANVL_Lightning_F8C_{3} in zone OOC_Stanton_2b_Daymar) | CSCItemJumpDrive::OnStateChanged [Team_VehicleFeatures][JumpSystem]",
        "[Notice] <SHUDEvent_OnNotification> Added notification \"Entered Hurston Dynamics Jurisdiction: \" [{4}] to queue. New queue size: 4, MissionId: [00000000-0000-0000-0000-000000000000], ObjectiveId: [] [Team_CoreGameplayFeatures][Missions][Comms]",
        "[Notice] <[ActorState] Corpse> [ACTOR STATE][SSCActorStateCVars::LogCorpse] Player '{0}' <remote client>: Running corpsify for corpse. [Team_ActorFeatures][Actor]",
        "[Notice] <RequestLocationInventory> Player[{0}] requested inventory for Location[Stanton1_Lorville] [Team_CoreGameplayFeatures][Inventory]");

    private static readonly CompositeFormat[] Noise = Parse(
        "[Notice] <StatObjLoad 0x800 Format> 'data/objects/spaceships/ships/anvl/hornet/parts_{4}.cgf' took {4} us [Team_Graphics][Assets]",
        "[Error] <CEntityComponentCommodity::LoadTagProperties> Missing tag on '{2}' - entity will not be sold [Team_CoreGameplayFeatures][Shops]",
        "[SPAM {4}][Notice] <AttachmentReceived> Player[{0}] Attachment[behr_rifle_ballistic_01_mag_{2}, behr_rifle_ballistic_01_mag, {2}] Status[persistent] Port[magazine_attach] Elapsed[{4}.{4}] [Team_CoreGameplayFeatures][Inventory]",
        "[Notice] <InventoryManagementRequest> New request[{4}] Player[{0}] Type[Move] TargetClass[grin_multitool_01] Container[{3}] [Team_CoreGameplayFeatures][Inventory]",
        "[Trace] <Update Inventory Token> Token refresh for '{1}' [{3}] from zone 'OOC_Stanton_2a_Cellin' to zone '{2}' [Team_OnlineTech][Inventory]",
        "Async loading of level streaming layer {4} finished in {4} ms");

    /// <summary>Writes at least <paramref name="bytes"/> bytes, ending with a whole line.</summary>
    public static void Write(Stream stream, long bytes, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var random = new Random(seed);
        var time = new DateTime(2025, 4, 13, 17, 0, 0, DateTimeKind.Utc);
        var buffer = new char[BufferBytes + 4096];
        var encoded = new byte[buffer.Length];
        var length = Append(buffer, "<2025-04-13T17:00:00.000Z> Log started on Sun Apr 13 17:00:00 2025\r\n");
        for (long line = 1, written = 0; written < bytes; line++)
        {
            time = time.AddMilliseconds(random.Next(40));
            length += Line(buffer.AsSpan(length), random, time, line);
            if (length >= BufferBytes || written + length >= bytes)
            {
                stream.Write(encoded, 0, Encoding.Latin1.GetBytes(buffer, 0, length, encoded, 0));
                written += length;
                length = 0;
            }
        }
    }

    private static int Line(Span<char> target, Random random, DateTime time, long line)
    {
        var forms = line % LinesPerKill == 0 ? Kills : line % 50 == 0 ? Events : Noise;
        var stamp = CultureInfo.InvariantCulture;
        target.TryWrite(stamp, $"<{time:yyyy-MM-ddTHH:mm:ss.fff}Z> ", out var head);
        target[head..].TryWrite(
            stamp, forms[random.Next(forms.Length)], out var text, $"Pilot_{random.Next(10, 99)}", $"Pilot_{random.Next(10, 99)}",
            random.NextInt64(200_000_000_000, 7_000_000_000_000), random.NextInt64(2_000_000_000_000, 7_000_000_000_000), random.Next(10_000, 99_999));
        return head + text + Append(target[(head + text)..], "\r\n");
    }

    private static int Append(Span<char> target, string text)
    {
        text.CopyTo(target);
        return text.Length;
    }

    private static CompositeFormat[] Parse(params string[] formats) => [.. formats.Select(CompositeFormat.Parse)];
}
