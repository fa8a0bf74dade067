namespace KillBot.Tests.StarCitizen.Logs;

/// <summary>A test about permissions of files, which root and Windows do not know.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute() => Skip = Environment.IsPrivilegedProcess ? "Root may read every folder."
        : OperatingSystem.IsWindows() ? "Windows has no modes of files."
        : null;
}
