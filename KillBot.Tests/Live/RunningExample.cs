using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace KillBot.Tests.Live;

/// <summary>A program that runs an example; killed when disposed.</summary>
internal sealed class RunningExample : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    public RunningExample(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "127.0.0.1";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => _lines.Writer.TryWrite(line.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until each text has come in some line, in any order.</summary>
    public async Task WaitForAsync(params string[] texts)
    {
        using var patience = new CancellationTokenSource(Patience);
        var seen = new StringBuilder();
        var missing = texts.ToList();
        while (missing.Count > 0)
        {
            string line;
            try
            {
                line = await _lines.Reader.ReadAsync(patience.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
            {
                throw new InvalidOperationException($"Nothing of: {string.Join(", ", missing)}. It said: {seen}", exception);
            }

            seen.AppendLine(line);
            missing.RemoveAll(text => line.Contains(text, StringComparison.Ordinal));
        }
    }

    /// <summary>All that it says until it ends.</summary>
    public async Task<string> OutputAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var output = new StringBuilder();
        await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
        {
            output.AppendLine(line);
        }

        return output.ToString();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _lines.Writer.TryComplete();
        }
        else
        {
            _lines.Writer.TryWrite(line);
        }
    }
}
