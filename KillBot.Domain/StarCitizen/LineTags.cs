namespace KillBot.Domain.StarCitizen;

/// <summary>Makes a line out of what stands behind its tag; null when it has another shape.</summary>
internal delegate GameLogLine? LineParser(DateTimeOffset? at, LineScanner line);

/// <param name="Mark">The tag between its angle brackets, or the beginning of a line without one.</param>
/// <param name="IsDeath">A death that cannot be read is worth counting; other lines share their tags with noise.</param>
internal sealed record LineForm(byte[] Mark, LineParser Parse, bool IsDeath = false);

/// <summary>Which parser reads which line. Looked up once for every line, so by length first.</summary>
internal static class LineTags
{
    private static readonly LineForm[][] ByLength = Group(
    [
        new("Actor Death"u8.ToArray(), DeathLineParser.ActorDeath, IsDeath: true),
        new("Vehicle Destruction"u8.ToArray(), DeathLineParser.VehicleDestruction, IsDeath: true),
        new("FatalCollision"u8.ToArray(), DeathLineParser.FatalCollision, IsDeath: true),
        new("Corpse"u8.ToArray(), DeathLineParser.Corpse),
        new("[ActorState] Corpse"u8.ToArray(), DeathLineParser.Corpse),
        new("[ActorState] Dead"u8.ToArray(), DeathLineParser.ActorStateDead),
        new("Adding non kept item [CSCActorCorpseUtils::PopulateItemPortForItemRecoveryEntitlement]"u8.ToArray(), DeathLineParser.CorpseGear),
        new("Legacy login response"u8.ToArray(), SessionLineParser.Login),
        new("AccountLoginCharacterStatus_Character"u8.ToArray(), SessionLineParser.Character),
        new("OnClientConnected"u8.ToArray(), SessionLineParser.ClientConnected),
        new("Join PU"u8.ToArray(), SessionLineParser.JoinPu),
        new("Update Shard Id"u8.ToArray(), SessionLineParser.Shard),
        new("Channel Disconnected"u8.ToArray(), SessionLineParser.ChannelDisconnected),
        new("SystemQuit"u8.ToArray(), SessionLineParser.Quit),
        new("[EALobby] EALobbyChangeMode"u8.ToArray(), ModeLineParser.ModeChange),
        new("CContextEstablisherStart"u8.ToArray(), ModeLineParser.PuStart),
        new("ContextEstablisherTaskFinished"u8.ToArray(), ModeLineParser.GameRules),
        new("SeedingProcessor::SeedGameRulesAndMode Success"u8.ToArray(), ModeLineParser.SeededRules),
        new("Jump Drive State Changed"u8.ToArray(), TravelLineParser.JumpDrive),
        new("Jump Drive Requesting State Change"u8.ToArray(), TravelLineParser.JumpDrive),
        new("Changing Solar System"u8.ToArray(), TravelLineParser.SystemChange),
        new("Quantum Navtarget"u8.ToArray(), TravelLineParser.OldQuantumTarget),
        new("Player Selected Quantum Target - Local"u8.ToArray(), TravelLineParser.QuantumTarget),
        new("Player Selected Quantum Target - Server Routing"u8.ToArray(), TravelLineParser.QuantumTarget),
        new("Player Requested Fuel to Quantum Target - Local"u8.ToArray(), TravelLineParser.QuantumFuel),
        new("Player Requested Fuel to Quantum Target - Server Routing"u8.ToArray(), TravelLineParser.QuantumFuel),
        new("Quantum Drive Arrived - Arrived at Final Destination"u8.ToArray(), TravelLineParser.QuantumArrived),
        new("Vehicle Control Flow"u8.ToArray(), TravelLineParser.VehicleExit),
        new("RequestLocationInventory"u8.ToArray(), TravelLineParser.InventoryLocation),
        new("SHUDEvent_OnNotification"u8.ToArray(), NoticeLineParser.Notification),
        new("CSCPlayerMissionLog::MissionStartCommsNotification"u8.ToArray(), NoticeLineParser.MissionStart),
        new("EndMission"u8.ToArray(), NoticeLineParser.MissionEnd),
    ]);

    private static readonly LineForm[] Untagged =
    [
        new("Mode["u8.ToArray(), ModeLineParser.ModeSet),
        new("Loading screen for "u8.ToArray(), ModeLineParser.LoadingClosed),
        new("Logged an incap.! nickname: "u8.ToArray(), DeathLineParser.Incap, IsDeath: true),
        new("Log started on "u8.ToArray(), SessionLineParser.LogStarted),
        new("Built on "u8.ToArray(), SessionLineParser.BuiltOn),
        new("Branch: "u8.ToArray(), SessionLineParser.Branch),
        new("Changelist: "u8.ToArray(), SessionLineParser.Changelist),
        new("FileVersion: "u8.ToArray(), SessionLineParser.FileVersion),
        new("@session:"u8.ToArray(), SessionLineParser.Session),
        new("@env_session:"u8.ToArray(), SessionLineParser.EnvironmentSession),
        new("[CSessionManager::OnClientSpawned]"u8.ToArray(), SessionLineParser.Spawned),
        new("[CSessionManager::ConnectCmd] Connect started"u8.ToArray(), SessionLineParser.Connect),
        new("Exception STATUS_"u8.ToArray(), SessionLineParser.Crash),
    ];

    /// <summary>Finds the form of a line that begins with a tag; null for the noise.</summary>
    public static LineForm? OfTag(ReadOnlySpan<byte> tag)
    {
        if (tag.Length < ByLength.Length)
        {
            foreach (var form in ByLength[tag.Length])
            {
                if (tag.SequenceEqual(form.Mark))
                {
                    return form;
                }
            }
        }

        return null;
    }

    /// <summary>Finds the form of a line that has no tag, by its beginning.</summary>
    public static LineForm? OfBeginning(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        foreach (var form in Untagged)
        {
            if (form.Mark[0] == text[0] && text.StartsWith(form.Mark))
            {
                return form;
            }
        }

        return null;
    }

    private static LineForm[][] Group(LineForm[] forms)
    {
        var groups = new LineForm[forms.Max(form => form.Mark.Length) + 1][];
        for (var length = 0; length < groups.Length; length++)
        {
            groups[length] = [.. forms.Where(form => form.Mark.Length == length)];
        }

        return groups;
    }
}
