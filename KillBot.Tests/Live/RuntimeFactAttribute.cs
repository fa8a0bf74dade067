using System.Diagnostics;

namespace KillBot.Tests.Live;

/// <summary>A fact that needs a program of the machine; skipped by name where a trial of it does not end with 0.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RuntimeFactAttribute : FactAttribute
{
    public RuntimeFactAttribute(string program, params string[] trial)
    {
        if (!Runs(program, trial))
        {
            Skip = $"{program} is not installed, or misses what the example needs";
        }
    }

    /// <summary>True if <paramref name="program"/> can be started and ends <paramref name="trial"/> well.</summary>
    public static bool Runs(string program, params string[] trial)
    {
        try
        {
            using var run = Process.Start(new ProcessStartInfo(program, trial)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            run.StandardOutput.ReadToEnd();
            run.WaitForExit();
            return run.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
