namespace KillBot.Api.Auth;

/// <summary>Who may read what VRChat trackers tell.</summary>
public sealed class MonitoringOptions
{
    /// <summary>
    /// True: everybody. False: whoever brings an API key or the token of a login. Null: everybody while the API listens on loopback only.
    /// </summary>
    public bool? Public { get; set; }
}
