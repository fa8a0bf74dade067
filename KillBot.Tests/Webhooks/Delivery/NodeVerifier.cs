using System.Diagnostics;
using System.Text.Json;
using KillBot.Tests.Support;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>Runs <c>standardwebhooks/verify.mjs</c>: the npm package that receivers check deliveries with.</summary>
internal static class NodeVerifier
{
    private static readonly string? Folder = FindFolder();

    /// <summary>Null when everything is there.</summary>
    public static string? WhyUnavailable { get; } =
        Folder is null ? "the sources with Webhooks/Delivery/standardwebhooks are not beside the build"
        : !Directory.Exists(Path.Combine(Folder, "node_modules", "standardwebhooks")) ? "standardwebhooks is not installed: run npm install in KillBot.Tests/Webhooks/Delivery/standardwebhooks"
        : FindNode() is null ? "node is not installed"
        : null;

    /// <summary>What the package says of the standard signature, and what a plain HMAC over the parsed body says; <c>ok</c> twice for a good one.</summary>
    public static async Task<(string Standard, string Plain)> VerifyAsync(string secret, Received received, DateTimeOffset now)
    {
        using var process = Process.Start(new ProcessStartInfo(FindNode()!, ["verify.mjs"])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new
        {
            secret,
            headers = received.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value, StringComparer.Ordinal),
            body = received.Body,
            now = now.ToUnixTimeMilliseconds(),
        }));
        process.StandardInput.Close();
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
        var result = line is null ? throw new InvalidOperationException(await errors) : JsonElement.Parse(line);
        return (result.Text("standard")!, result.Text("plain")!);
    }

    private static string? FindNode() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node"))
            .FirstOrDefault(File.Exists);

    private static string? FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "KillBot.Tests", "Webhooks", "Delivery", "standardwebhooks");
            if (File.Exists(Path.Combine(candidate, "verify.mjs")))
            {
                return candidate;
            }
        }

        return null;
    }
}

/// <summary>A fact that needs node and the installed standardwebhooks; skipped by name where either is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandardWebhooksFactAttribute : FactAttribute
{
    public StandardWebhooksFactAttribute() => Skip = NodeVerifier.WhyUnavailable;
}
