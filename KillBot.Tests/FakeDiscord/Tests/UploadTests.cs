using System.Text;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.FakeDiscord.Tests;

/// <summary>Files in messages, from the project's own client to the fake.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private static readonly byte[] Picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 13, 10, (byte)'-', (byte)'-', 0xFF];

    private FakeDiscordServer _discord = null!;
    private FakeChannel _channel = null!;
    private IHost _host = null!;
    private Reply _reply = null!;

    private IDiscordRest Rest => _host.Services.GetRequiredService<IDiscordRest>();

    private Snowflake ChannelId => new(_channel.Id);

    public async Task InitializeAsync()
    {
        _discord = await FakeDiscordServer.StartAsync();
        _channel = _discord.AddGuild("Guild").AddChannel("feed");
        _reply = new Reply();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_reply);
        builder.Services.AddDiscord().AddApplicationCommand<ShowCommand>().AddComponentHandler<ChangeButton>().Configure<DiscordOptions>(options =>
        {
            options.Token = _discord.Token;
            options.ApiBaseUrl = _discord.ApiBaseUrl;
        });
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _discord.DisposeAsync();
    }

    [Fact]
    public async Task A_message_brings_its_files_and_shows_them_in_embeds()
    {
        var file = File("Über „uns“.png") with { Description = "Kills per day" };
        await Rest.CreateMessageAsync(
            ChannelId, new CreateMessage { Embeds = [new Embed { Title = "Chart", Image = new EmbedImage { Url = file.Url } }], Files = [file, File("b.csv", "text/csv")] }, default);

        var message = await _channel.WaitForMessageAsync();
        Assert.Equal(["_ber__uns_.png", "b.csv"], message.Attachments.Select(attachment => attachment.Filename));
        Assert.Equal(["image/png", "text/csv"], message.Attachments.Select(attachment => attachment.ContentType));
        Assert.Equal("Kills per day", message.Attachments[0].Description);
        Assert.All(message.Attachments, attachment => Assert.Equal(Picture, attachment.Content));
        Assert.Equal("attachment://_ber__uns_.png", message.Embeds[0].GetProperty("image").GetProperty("url").GetString());
        _discord.AssertClean();
    }

    [Fact]
    public async Task A_retry_sends_the_files_again_and_the_nonce_keeps_the_message_one()
    {
        _discord.Faults.Add(Fault.Answer(502), request => request.IsCreateMessage);
        _discord.Faults.Add(Fault.DropAfter(), request => request.IsCreateMessage);
        await Rest.CreateMessageAsync(ChannelId, new CreateMessage { Nonce = "n-1", Files = [File("a.png")] }, default);

        Assert.Equal(Picture, Assert.Single(Assert.Single(_channel.Messages).Attachments).Content);
        Assert.Equal(3, _discord.Requests.Count(request => request.Path.EndsWith("/messages", StringComparison.Ordinal)));
        _discord.AssertClean();
    }

    [Fact]
    public async Task An_edit_replaces_keeps_or_removes_files()
    {
        var posted = await Rest.CreateMessageAsync(ChannelId, new CreateMessage { Content = "one", Files = [File("a.png")] }, default);
        var message = await _channel.WaitForMessageAsync();

        await Rest.EditMessageAsync(ChannelId, posted.Id, new EditMessage { Content = "two" }, default);
        Assert.Equal("a.png", Assert.Single(message.Attachments).Filename);
        await Rest.EditMessageAsync(ChannelId, posted.Id, new EditMessage { Files = [File("b.png")] }, default);
        Assert.Equal("b.png", Assert.Single(message.Attachments).Filename);
        await Rest.EditMessageAsync(ChannelId, posted.Id, new EditMessage { Files = [] }, default);
        Assert.Empty(message.Attachments);
        _discord.AssertClean();
    }

    [Theory]
    [InlineData(10, false, 4)]
    [InlineData(10, true, 5)]
    [InlineData(300 * 1024, false, 5)]
    public async Task A_command_answers_with_a_file_at_once_when_slow_and_when_it_is_large(int bytes, bool isSlow, int callback)
    {
        _reply.Message = new FollowupMessage { Content = "Here", Files = [File("a.png") with { Content = new byte[bytes] }] };
        _reply.IsSlow = isSlow;

        var shown = await ShowAsync();

        Assert.Equal(callback, shown.CallbackType);
        Assert.Equal("Here", shown.Content);
        Assert.Equal(bytes, Assert.Single(shown.Original!.Attachments).Content.Length);
        _discord.AssertClean();
    }

    [Fact]
    public async Task A_button_changes_the_file_of_its_message_and_a_followup_brings_one()
    {
        _reply.Message = new FollowupMessage
        {
            Content = "Here",
            Files = [File("a.png")],
            Components = [new ActionRow(Button.Of(ButtonStyle.Primary, "change", "Change"))],
        };
        _reply.Followup = new FollowupMessage { Content = "And here", Files = [File("c.png")] };
        _reply.Update = new EditMessage { Content = "There", Files = [File("b.png")] };
        var shown = await ShowAsync();
        await shown.WaitForFollowUpsAsync();
        Assert.Equal("c.png", Assert.Single(shown.FollowUps[0].Attachments).Filename);

        var changed = await _discord.ClickAsync(shown.Original!, "change", shown.Member);
        await changed.WaitForResponseAsync();
        Assert.Equal("There", shown.Content);
        Assert.Equal("b.png", Assert.Single(shown.Original!.Attachments).Filename);
        _discord.AssertClean();
    }

    [Fact]
    public async Task A_form_that_is_not_as_documented_is_refused()
    {
        using var rest = new RestClient(_discord);
        foreach (var (json, name, code) in new[]
        {
            ("""{"content":"a"}""", "file", 50035),
            ("""{"content":"a"}""", "files[x]", 50035),
            ("""{"content":"a","attachments":[{"id":"1","filename":"a.png"}]}""", "files[0]", 50035),
            ("""{"embeds":[{"image":{"url":"attachment://other.png"}}]}""", "files[0]", 50035),
            ("{", "files[0]", 50109),
        })
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent(json, Encoding.UTF8, "application/json"), "payload_json" },
                { new ByteArrayContent(Picture), name, "a.png" },
            };
            using var response = await rest.Http.PostAsync(new Uri($"{_discord.ApiBaseUrl}/channels/{_channel.Id}/messages"), form);
            Assert.Contains($"\"code\":{code}", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Empty(_channel.Messages);
    }

    private static FileUpload File(string name, string type = "image/png") => new() { Filename = name, Content = Picture, ContentType = type };

    private async Task<FakeInteraction> ShowAsync()
    {
        await _discord.WaitForCommandAsync("show");
        var shown = await _discord.InvokeCommandAsync(_channel, _channel.Guild!.AddMember("member"), "show");
        return await shown.WaitForResponseAsync();
    }

    private sealed class Reply
    {
        public FollowupMessage Message { get; set; } = new();

        public FollowupMessage? Followup { get; set; }

        public EditMessage Update { get; set; } = new();

        public bool IsSlow { get; set; }
    }

    private sealed class ShowCommand(Reply reply, InteractionRouterOptions options) : IApplicationCommandHandler
    {
        public static ApplicationCommandDefinition Definition { get; } = new() { Name = "show", Description = "Shows a file" };

        public static Deferral Deferral => Deferral.Public;

        public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
        {
            if (reply.IsSlow)
            {
                await Task.Delay(options.DeferAfter + TimeSpan.FromMilliseconds(300), cancellationToken);
            }

            await context.RespondAsync(reply.Message, cancellationToken);
            if (reply.Followup is { } followup)
            {
                await context.FollowupAsync(followup, cancellationToken);
            }
        }
    }

    private sealed class ChangeButton(Reply reply) : IComponentHandler
    {
        public static string Prefix => "change";

        public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) =>
            context.UpdateMessageAsync(reply.Update, cancellationToken);
    }
}
