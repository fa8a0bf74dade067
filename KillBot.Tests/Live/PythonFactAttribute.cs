namespace KillBot.Tests.Live;

/// <summary>Runs where a Python has the modules that the document's example imports; skipped by name elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    // The first is not always the system's, which has what the distribution installs.
    private static readonly string[] Candidates = ["python3", "/usr/bin/python3"];

    public PythonFactAttribute()
    {
        if (Program is null)
        {
            Skip = "no python3 with the modules requests and websocket is installed";
        }
    }

    /// <summary>Null where there is none.</summary>
    public static string? Program { get; } =
        Array.Find(Candidates, program => RuntimeFactAttribute.Runs(program, "-c", "import requests, websocket"));
}
