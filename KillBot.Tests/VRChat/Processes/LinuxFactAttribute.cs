namespace KillBot.Tests.VRChat.Processes;

/// <summary>A fact about Linux; skipped by name elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "this system is not Linux";
}
