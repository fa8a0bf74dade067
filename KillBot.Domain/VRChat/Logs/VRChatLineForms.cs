namespace KillBot.Domain.VRChat.Logs;

/// <summary>Completes a line from the text behind its beginning; null when that has another shape.</summary>
internal delegate VRChatLogLine? VRChatFieldReader(VRChatLogLine line, ReadOnlySpan<byte> text);

/// <param name="Beginning">How the message begins, behind its tag.</param>
/// <param name="IsAllText">The reader gets the beginning as well.</param>
internal sealed record VRChatLineForm(VRChatLineKind Kind, byte[] Beginning, VRChatFieldReader Read, bool IsAllText = false);

/// <summary>Which lines are read, and how. The first that fits wins.</summary>
internal static class VRChatLineForms
{
    public static readonly VRChatLineForm[] Untagged =
    [
        new(VRChatLineKind.UserAuthenticated, "User Authenticated: "u8.ToArray(), VRChatLineFields.Player),
        new(VRChatLineKind.ApplicationQuit, "VRCApplication: HandleApplicationQuit at "u8.ToArray(), VRChatLineFields.Text),
        new(VRChatLineKind.ApplicationQuit, "VRCApplication: OnApplicationQuit at "u8.ToArray(), VRChatLineFields.Text),
        new(VRChatLineKind.ApplicationStart, "VRC Analytics Initialized"u8.ToArray(), VRChatLineFields.Nothing),
        new(VRChatLineKind.VideoPlay, "User "u8.ToArray(), VRChatLineFields.AddedVideo),
        new(VRChatLineKind.Notification, "Received Notification: <"u8.ToArray(), VRChatLineFields.Notification),
        new(VRChatLineKind.VrMode, "Initializing VRSDK."u8.ToArray(), VRChatLineFields.Text, IsAllText: true),
        new(VRChatLineKind.VrMode, "STEAMVR HMD Model: "u8.ToArray(), VRChatLineFields.Text, IsAllText: true),
        new(VRChatLineKind.VrMode, "VR Disabled"u8.ToArray(), VRChatLineFields.Text, IsAllText: true),
    ];

    private static readonly VRChatLineForm[] Room =
    [
        new(VRChatLineKind.PlayerJoined, "OnPlayerJoined "u8.ToArray(), VRChatLineFields.Player),
        new(VRChatLineKind.PlayerLeft, "OnPlayerLeft "u8.ToArray(), VRChatLineFields.Player),
        new(VRChatLineKind.LeftRoom, "OnLeftRoom"u8.ToArray(), VRChatLineFields.Nothing),
        new(VRChatLineKind.EnteringRoom, "Entering Room: "u8.ToArray(), VRChatLineFields.WorldName),
        new(VRChatLineKind.JoiningOrCreating, "Joining or Creating Room: "u8.ToArray(), VRChatLineFields.WorldName),
        new(VRChatLineKind.JoiningInstance, "Joining "u8.ToArray(), VRChatLineFields.Location),
        new(VRChatLineKind.JoinedRoom, "Successfully joined room"u8.ToArray(), VRChatLineFields.Nothing),
        new(VRChatLineKind.FinishedEntering, "Finished entering world."u8.ToArray(), VRChatLineFields.Nothing),
        new(VRChatLineKind.RemotePlayer, "Initialized PlayerAPI \""u8.ToArray(), VRChatLineFields.LocalOrRemote),
        new(VRChatLineKind.DestinationSet, "Destination set: "u8.ToArray(), VRChatLineFields.Location),
        new(VRChatLineKind.DestinationRequested, "Destination requested: "u8.ToArray(), VRChatLineFields.Location),
        new(VRChatLineKind.DestinationFetching, "Destination fetching: "u8.ToArray(), VRChatLineFields.Location),
        new(VRChatLineKind.AvatarSwitch, "Switching "u8.ToArray(), VRChatLineFields.Avatar),
        new(VRChatLineKind.PortalSpawn, "Instantiated a (Clone ["u8.ToArray(), VRChatLineFields.Portal),
        new(VRChatLineKind.ExecutiveMessage, "Received executive message: "u8.ToArray(), VRChatLineFields.Text),
        new(VRChatLineKind.JoinFailed, "Failed to join instance '"u8.ToArray(), VRChatLineFields.Text, IsAllText: true),
        new(VRChatLineKind.JoinFailed, "Could not enter room because: "u8.ToArray(), VRChatLineFields.Text, IsAllText: true),
        new(VRChatLineKind.Disconnected, "OnDisconnected: "u8.ToArray(), VRChatLineFields.Text),
    ];

    // Which part of the client tells of rooms has changed its name over the years.
    private static readonly (byte[] Tag, VRChatLineForm[] Forms)[] Tagged =
    [
        ("Behaviour"u8.ToArray(), Room),
        ("NetworkManager"u8.ToArray(), Room),
        ("RoomManager"u8.ToArray(), Room),
        ("Player"u8.ToArray(), Room),
        ("VRC Camera"u8.ToArray(), [new(VRChatLineKind.Screenshot, "Took screenshot to: "u8.ToArray(), VRChatLineFields.Text)]),
        ("Video Playback"u8.ToArray(),
        [
            new(VRChatLineKind.VideoPlay, "Attempting to resolve URL '"u8.ToArray(), VRChatLineFields.Quoted),
            new(VRChatLineKind.VideoPlay, "Resolving URL '"u8.ToArray(), VRChatLineFields.Quoted),
            new(VRChatLineKind.VideoResolved, "URL '"u8.ToArray(), VRChatLineFields.ResolvedVideo),
            new(VRChatLineKind.VideoError, "ERROR: "u8.ToArray(), VRChatLineFields.Text),
        ]),
        ("AVProVideo"u8.ToArray(), [new(VRChatLineKind.VideoError, "Error: "u8.ToArray(), VRChatLineFields.Text)]),
        ("USharpVideo"u8.ToArray(), [new(VRChatLineKind.VideoPlay, "Started video load for URL: "u8.ToArray(), VRChatLineFields.RequestedVideo)]),
        ("String Download"u8.ToArray(),
            [new(VRChatLineKind.StringDownload, "Attempting to load String from URL '"u8.ToArray(), VRChatLineFields.Quoted)]),
        ("Image Download"u8.ToArray(),
            [new(VRChatLineKind.ImageDownload, "Attempting to load image from URL '"u8.ToArray(), VRChatLineFields.Quoted)]),
        ("API"u8.ToArray(), [new(VRChatLineKind.Notification, "Received Notification: <"u8.ToArray(), VRChatLineFields.Notification)]),
        ("ModerationManager"u8.ToArray(),
        [
            new(VRChatLineKind.InstanceResetWarning, "This instance will be reset in "u8.ToArray(), VRChatLineFields.Minutes),
            new(VRChatLineKind.Moderation, "A vote kick has been initiated against "u8.ToArray(), VRChatLineFields.Text, IsAllText: true),
            new(VRChatLineKind.Moderation, "Vote to kick "u8.ToArray(), VRChatLineFields.Text, IsAllText: true),
        ]),
    ];

    /// <summary>What the lines with a tag may be; nothing for the tags of noise.</summary>
    public static VRChatLineForm[] OfTag(ReadOnlySpan<byte> tag)
    {
        foreach (var (known, forms) in Tagged)
        {
            if (tag.SequenceEqual(known))
            {
                return forms;
            }
        }

        return [];
    }
}
