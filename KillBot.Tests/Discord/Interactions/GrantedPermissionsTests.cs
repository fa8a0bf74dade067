using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Discord.Interactions;

/// <summary>A host may let callers do more than Discord says.</summary>
public sealed class GrantedPermissionsTests
{
    [Theory]
    [InlineData(Permissions.ManageGuild, true)]
    [InlineData(Permissions.ManageRoles, false)]
    public async Task What_the_host_grants_counts_and_what_Discord_says_is_still_known(Permissions granted, bool runs)
    {
        await using var bench = Create((request, _) => ValueTask.FromResult(request.CallerPermissions | granted));
        InteractionContext? seen = null;
        bench.OnHandle = (context, token) =>
        {
            seen = context;
            return context.RespondAsync("Done", token);
        };

        await bench.RunAsync(Payloads.Command("config"));

        Assert.Equal(runs ? "Done" : "You need the Manage Server permission.", (await bench.Rest.NextAsync<InteractionResponse>()).Data!.Content);
        Assert.Equal(runs, seen is { CallerPermissions: Permissions.None } && seen.CallerHas(granted));
    }

    [Fact]
    public async Task A_host_that_fails_to_tell_lets_nobody_in_and_is_answered_with_a_reference()
    {
        await using var bench = Create((_, _) => throw new FormatException("broken"));
        var hasRun = false;
        bench.OnHandle = (_, _) =>
        {
            hasRun = true;
            return Task.CompletedTask;
        };

        await bench.RunAsync(Payloads.Command("config", permissions: "32"));

        var response = await bench.Rest.NextAsync<InteractionResponse>();
        Assert.Equal(MessageFlags.Ephemeral, response.Data!.Flags);
        Assert.Contains("reference", response.Data.Content, StringComparison.Ordinal);
        Assert.False(hasRun);
    }

    [Fact]
    public async Task A_host_that_takes_its_time_is_covered_by_the_deferral()
    {
        var slow = new Gate();
        await using var bench = Create(async (_, _) =>
        {
            await slow.PassAsync();
            return Permissions.None;
        });

        await bench.StartAsync(Payloads.Command("config"));
        await slow.Reached;
        bench.Time.Advance(new InteractionRouterOptions().DeferAfter);
        await bench.Rest.NextAsync<InteractionResponse>();
        slow.Open();
        await bench.IdleAsync();

        Assert.Equal("You need the Manage Server permission.", (await bench.Rest.NextAsync<EditMessage>()).Content);
    }

    private static Bench Create(Func<InteractionRequest, CancellationToken, ValueTask<Permissions>> grant) =>
        new(services => services.AddSingleton<GrantedPermissions>(new ScriptedPermissions(grant)));

    private sealed class ScriptedPermissions(Func<InteractionRequest, CancellationToken, ValueTask<Permissions>> grant) : GrantedPermissions
    {
        public override ValueTask<Permissions> OfAsync(InteractionRequest request, CancellationToken cancellationToken) =>
            grant(request, cancellationToken);
    }
}
