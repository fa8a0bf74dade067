using KillBot.Domain.VRChat.Logs;

namespace KillBot.Tests.VRChat.Logs;

/// <summary>What the process list adds to what the logs tell.</summary>
public sealed class VRChatLogProcessTests : VRChatLogTailerTest
{
    [Fact]
    public async Task A_client_whose_process_is_gone_has_stopped_at_once_when_it_wrote_last()
    {
        var tailer = await FollowAsync(clients: 1);
        Assert.Equal(["VRChatStarted", "VRChatStarted", "WorldJoined", "PlayerPresent Ann", "PlayerJoined Me"], News());

        Processes.Running = 0;
        await PassAsync(tailer, 4);
        Assert.Empty(News());
        await PassAsync(tailer, 1);
        Assert.Equal(["VRChatStopped", "VRChatStopped"], News());
        Assert.Equal(Start.AddSeconds(12), Told[^2].Event.Timestamp.UtcDateTime);
        Assert.Equal([First[..^4], "VRChat"], Told.TakeLast(2).Select(told => told.Tracker.Name));

        // The silence, and whoever reads the log again, tell the same: it is known by the id.
        await PassAsync(tailer, 300);
        await Tailer().PollAsync(default);
        Assert.Empty(News());
    }

    [Fact]
    public async Task A_client_that_starts_again_is_told_again()
    {
        var tailer = await FollowAsync(clients: 1);
        Processes.Running = 0;
        await PassAsync(tailer, 5);
        News();

        Processes.Running = 1;
        await PassAsync(tailer, 5);
        Append(Log(60).Head(), Second);
        await tailer.PollAsync(default);

        Assert.Equal(["VRChatStarted", "VRChatStarted"], News());
    }

    [Fact]
    public async Task Several_clients_are_one_that_runs_and_the_silent_one_of_them_has_stopped()
    {
        Append(Log().Head().Arrive(10, "Bob"), Second);
        var tailer = await FollowAsync(clients: 2);
        Assert.Single(Told, told => told.Tracker.Name == "VRChat");
        Append(Log().Line(13, "noise"), Second);
        await tailer.PollAsync(default);
        News();

        // One crashes, the other one writes on.
        Processes.Running = 1;
        foreach (var second in Enumerable.Range(2, 11))
        {
            Append(Log().Line(second * 10, "noise"));
            await tailer.PollAsync(default);
        }

        Assert.Empty(News());
        await PassAsync(tailer, 13);
        Assert.Equal(["VRChatStopped"], News());
        Assert.Equal(Second[..^4], Told[^1].Tracker.Name);
    }

    [Fact]
    public async Task A_client_that_writes_nothing_runs_while_its_process_does()
    {
        var tailer = await FollowAsync(clients: 1);
        Append(Log().Line(13, "noise"));
        await tailer.PollAsync(default);
        News();
        await PassAsync(tailer, 590);
        Assert.Empty(News());

        // It goes on: the others have seen it leave, as whoever reads the log later will tell.
        Append(Log().Left(605, "Ann"));
        await tailer.PollAsync(default);
        List<string> expected = ["VRChatStopped", "VRChatStarted", "WorldJoined", "PlayerPresent Ann", "PlayerPresent Me", "PlayerLeft Ann"];
        Assert.Equal(expected, News());
        Assert.Equal(Start.AddSeconds(13), Told[^6].Event.Timestamp.UtcDateTime);
    }

    [Fact]
    public async Task A_log_that_was_silent_from_the_beginning_is_not_the_one_of_the_client_that_runs()
    {
        Append(Log().Head().Arrive(10, "Ann"));
        Clock.Advance(TimeSpan.FromMinutes(2));
        Processes.Running = 1;

        await Tailer().PollAsync(default);

        Assert.Equal(["VRChatStarted", "VRChatStarted", "WorldJoined", "PlayerPresent Ann", "PlayerJoined Me", "VRChatStopped"], News());
        Assert.Equal(First[..^4], Told[^1].Tracker.Name);
    }

    [Fact]
    public async Task Without_its_logs_it_is_still_seen_to_start_and_to_stop()
    {
        Directory.Delete(Logs);
        var tailer = Tailer();
        Processes.Running = 1;
        await tailer.PollAsync(default);
        Assert.Equal(["VRChatStarted"], News());

        Processes.Running = 0;
        await PassAsync(tailer, 5);
        Assert.Equal(["VRChatStopped"], News());
        Assert.Single(Host.Logs.Lines);
        Host.Logs.AssertLogged("cannot be followed");
    }

    [Fact]
    public async Task Where_no_process_was_ever_seen_the_log_alone_tells()
    {
        var tailer = await FollowAsync(clients: 0);
        Assert.DoesNotContain(Told, told => told.Tracker.Name == "VRChat");
        News();

        await PassAsync(tailer, 119);
        Assert.Empty(News());
        await PassAsync(tailer, 1);
        Assert.Equal(["VRChatStopped"], News());
        Append(Log().Line(200, "noise"));
        await tailer.PollAsync(default);
        Assert.Equal(["VRChatStarted", "WorldJoined", "PlayerPresent Ann", "PlayerPresent Me"], News());
    }

    [Fact]
    public async Task A_log_that_goes_on_without_a_process_is_of_another_machine_and_is_ended_once()
    {
        var tailer = await FollowAsync(clients: 1);
        Processes.Running = 0;
        await PassAsync(tailer, 5);
        News();

        Append(Log().Joined(30, "Bob"));
        await tailer.PollAsync(default);
        await PassAsync(tailer, 119);

        Assert.Equal(["VRChatStarted", "WorldJoined", "PlayerPresent Ann", "PlayerPresent Me", "PlayerJoined Bob"], News());
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_is_told_once_and_says_nothing()
    {
        var tailer = await FollowAsync(clients: 1);
        News();
        Processes.Failure = new IOException("The list is locked.");
        await PassAsync(tailer, 119);
        Assert.Single(Host.Logs.Lines);
        Host.Logs.AssertLogged("The list is locked.");
        Assert.Empty(News());
        await PassAsync(tailer, 1);
        Assert.Equal(["VRChatStopped"], News());

        (Processes.Failure, Processes.Running) = (null, 0);
        await PassAsync(tailer, 5);
        Assert.Equal(["VRChatStopped"], News());
        Assert.Equal("VRChat", Told[^1].Tracker.Name);
    }

    [Fact]
    public async Task What_could_not_be_recorded_of_processes_is_recorded_later()
    {
        var tailer = Tailer();
        (Processes.Running, Failure) = (1, new InvalidOperationException("The disk is full."));
        await tailer.PollAsync(default);
        await PassAsync(tailer, 10);
        Assert.Single(Host.Logs.Lines);
        Host.Logs.AssertLogged("The disk is full.");

        Failure = null;
        await PassAsync(tailer, 1);
        Assert.Equal(["VRChatStarted"], News());
        (Processes.Running, Failure) = (0, new InvalidOperationException("The disk is full."));
        await PassAsync(tailer, 10);
        Host.Logs.AssertLogged("The disk is full.");

        Failure = null;
        await PassAsync(tailer, 1);
        Assert.Equal(["VRChatStopped"], News());
    }

    [Fact]
    public async Task Processes_are_looked_at_every_five_seconds()
    {
        await PassAsync(Tailer(), 61);

        Assert.Equal(13, Processes.Looks);
    }

    private async Task<VRChatLogTailer> FollowAsync(int clients)
    {
        Processes.Running = clients;
        var tailer = Tailer();
        Append(Log().Head().Arrive(10, "Ann"));
        await tailer.PollAsync(default);
        return tailer;
    }

    /// <summary>Looks once a second, as the server does.</summary>
    private async Task PassAsync(VRChatLogTailer tailer, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await tailer.PollAsync(default);
        }
    }
}
