namespace KillBot.Domain.Webhooks;

/// <summary>Where webhooks may go, from the section <c>Webhooks</c> of the configuration.</summary>
public sealed class WebhookOptions
{
    /// <summary>Lets them reach loopback and private addresses: for tests and home networks.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>
    /// Ports and ranges of ports that they may go to, such as <c>443</c> or <c>8000-8999</c>; empty = <see cref="DefaultPorts"/>.
    /// </summary>
    public IList<string> AllowedPorts { get; } = [];

    /// <summary>The web's own ports, and all that no system service listens on.</summary>
    public static IReadOnlyList<string> DefaultPorts { get; } = ["80", "443", "1024-65535"];
}
