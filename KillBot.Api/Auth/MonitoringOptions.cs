namespace KillBot.Api.Auth;

/// <summary>Who may read what VRChat trackers tell.</summary>
public sealed class MonitoringOptions
{
    /// <summary>
    /// True: everybody. False: whoever brings an API key or the token of a login. Null: everybody who calls
    /// it by a name of this machine (<c>localhost</c>, <c>127.0.0.1</c>) while the API listens on loopback only.
    /// </summary>
    public bool? Public { get; set; }
}
