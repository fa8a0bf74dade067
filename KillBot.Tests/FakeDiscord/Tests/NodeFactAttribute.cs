namespace KillBot.Tests.FakeDiscord.Tests;

/// <summary>A fact that needs node and the installed discord.js; skipped by name where either is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = DiscordJs.WhyUnavailable;
}
