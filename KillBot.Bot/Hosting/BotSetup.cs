using KillBot.Bot.Charts;
using KillBot.Bot.Commands;
using KillBot.Bot.Commands.About;
using KillBot.Bot.Commands.Accounts;
using KillBot.Bot.Commands.Boards;
using KillBot.Bot.Commands.Check;
using KillBot.Bot.Commands.Feeds;
using KillBot.Bot.Commands.Help;
using KillBot.Bot.Commands.KillReports;
using KillBot.Bot.Commands.Kills;
using KillBot.Bot.Commands.Leaderboards;
using KillBot.Bot.Commands.Players;
using KillBot.Bot.Commands.Settings;
using KillBot.Bot.Commands.Stats;
using KillBot.Bot.Commands.VRChat;
using KillBot.Bot.Commands.Why;
using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Hosting;

/// <summary>The Discord bot: its commands, its feeds and what it learns from the gateway.</summary>
internal static class BotSetup
{
    public static IServiceCollection AddKillBotDiscord(this IServiceCollection services)
    {
        services.AddSingleton<InteractionTexts, LocalizedInteractionTexts>();
        services.AddAdminRole();
        services.AddDiscord();
        services.AddSingleton<GuildLanguages>();
        services.AddCharts();
        services.AddSingleton<ChannelAccess>();
        services.AddSingleton<PauseNotice>();
        services.AddSingleton<IPostRenderer, KillPosts>();
        services.AddSingleton<INotificationSender, ChannelSender>();
        services.AddSingleton<INotificationSender, DirectMessageSender>();
        services.AddSingleton<ICommandHashStore, CommandHashStore>();
        services.AddFeedCommands();
        services.AddWhyCommands();
        services.AddPlayerCommands();
        services.AddStatsCommands();
        services.AddKillListCommands();
        services.AddLeaderboardCommands();
        services.AddKillReportCommands();
        services.AddSettingsCommands();
        services.AddCheckCommand();
        services.AddHelpCommand();
        services.AddAboutCommand();
        services.AddBoardCommands();
        services.AddApplicationCommand<PingCommand>();
        services.AddAccountCommands();
        services.AddVRChatCommands();
        services.AddSingleton<GuildSaves>();
        services.AddSingleton<IGatewayEventHandler, GuildDirectoryEvents>();
        services.AddSingleton<IGatewayEventHandler, FeedRecovery>();
        return services;
    }
}
