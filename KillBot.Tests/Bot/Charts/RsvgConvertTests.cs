using System.Diagnostics;
using KillBot.Bot.Charts;
using KillBot.Domain.Charts;
using KillBot.Tests.Charts;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.Support;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Bot.Charts;

public sealed class RsvgConvertTests : IDisposable
{
    private readonly BotLog _log = new();
    private readonly TempFolder _folder = new();
    private readonly LoggerFactory _loggers;

    public RsvgConvertTests() => _loggers = new LoggerFactory([_log]);

    public void Dispose()
    {
        _loggers.Dispose();
        _folder.Dispose();
    }

    [RsvgFact]
    public async Task A_chart_becomes_a_png_of_its_size_also_with_hostile_names()
    {
        using var rsvg = Rsvg(Environment.GetEnvironmentVariable("PATH"));
        foreach (var name in HostileTexts.Samples(HostileTexts.Any, 6))
        {
            var chart = new LeaderboardChart { Title = name, Bars = [new(1, name, 3, "3"), new(2, name, 1, "1")] };
            var png = await rsvg.RenderAsync(chart.ToSvg(), chart.Width, chart.Height, default);
            Assert.True(PngHeader.IsOf(png, chart.Width, chart.Height));
        }

        _log.AssertQuiet();
    }

    [RsvgFact]
    public async Task What_is_no_svg_gives_no_picture_and_says_so()
    {
        using var rsvg = Rsvg(Environment.GetEnvironmentVariable("PATH"));
        Assert.Null(await rsvg.RenderAsync("<svg", 10, 10, default));
        Assert.Contains(_log.Lines, line => line.Level == LogLevel.Warning && line.Message.Contains("gave no picture", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_it_is_not_installed_there_is_no_picture_and_no_complaint()
    {
        using var rsvg = Rsvg(_folder.Path);
        Assert.Null(await rsvg.RenderAsync("<svg/>", 10, 10, default));
        _log.AssertQuiet();
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended_after_two_seconds()
    {
        var clock = new ManualTimeProvider();
        using var rsvg = Rsvg(Program("exec sleep 600"), clock);
        var rendering = rsvg.RenderAsync("<svg/>", 10, 10, default);
        await Eventually.HoldsAsync(() => clock.NextTimer is not null, "the time limit");
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(await rendering.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains(_log.Lines, line => line.Message.Contains("took longer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cat; echo no picture")]
    [InlineData("cat > /dev/null; exit 3")]
    [InlineData("exit 0")]
    [InlineData("yes picture")]
    public async Task A_program_that_does_something_else_gives_no_picture(string script)
    {
        using var rsvg = Rsvg(Program(script));
        Assert.Null(await rsvg.RenderAsync(new string('x', 300_000), 10, 10, default).WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Single(_log.Lines, line => line.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task It_is_run_with_fixed_arguments_and_without_our_environment()
    {
        using var rsvg = Rsvg(Program($"cat > /dev/null; echo \"$@\" > {_folder.File("arguments")}; env > {_folder.File("environment")}"));
        await rsvg.RenderAsync("<svg/>", 10, 20, default);

        Assert.Equal("--format=png --width=10 --height=20", (await File.ReadAllTextAsync(_folder.File("arguments"))).Trim());
        Assert.DoesNotContain("PATH=" + Environment.GetEnvironmentVariable("PATH"), await File.ReadAllTextAsync(_folder.File("environment")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/home/bot")]
    public void It_gets_the_home_of_its_user_where_there_is_one(string? home) =>
        Assert.Equal(home is null ? [] : [home], RsvgConvert.Start("rsvg-convert", 1, 1, home).Environment.Values);

    private RsvgConvert Rsvg(string? path, TimeProvider? clock = null) =>
        new(path, clock ?? TimeProvider.System, _loggers.CreateLogger<RsvgConvert>());

    private string Program(string script)
    {
        var file = Path.Combine(_folder.Path, "rsvg-convert");
        // By another process: what this one has open for writing, a child that another test starts may hold, and then it cannot be run.
        using var writing = Process.Start("sh", ["-c", """printf '#!/bin/sh\n%s\n' "$1" > "$2" && chmod +x "$2" """, "sh", script, file]);
        writing.WaitForExit();

        return _folder.Path;
    }
}
