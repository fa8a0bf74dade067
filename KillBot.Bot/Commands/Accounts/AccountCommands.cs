using KillBot.Bot.Commands.ApiKeys;
using KillBot.Bot.Commands.Links;
using KillBot.Bot.Commands.Me;
using KillBot.Bot.Commands.PlayerPrivacy;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Accounts;

/// <summary>The commands about one's own account: <c>/link</c>, <c>/privacy</c>, <c>/me</c> and <c>/apikey</c>.</summary>
internal static class AccountCommands
{
    public static IServiceCollection AddAccountCommands(this IServiceCollection services)
    {
        services.AddSingleton<CallerAccounts>();
        services.AddSingleton<OwnKeys>();
        services.AddApplicationCommand<LinkCommand>();
        services.AddSubcommand<LinkRsiCommand>();
        services.AddSubcommand<LinkVRChatCommand>();
        services.AddSubcommand<LinkShowCommand>();
        services.AddSubcommand<LinkRemoveCommand>();
        services.AddComponentHandler<LinkCheckButton>();
        services.AddApplicationCommand<PrivacyCommand>();
        services.AddSubcommand<PrivacyShowCommand>();
        services.AddSubcommand<PrivacySetCommand>();
        services.AddApplicationCommand<MeCommand>();
        services.AddSubcommand<MeExportCommand>();
        services.AddSubcommand<MeForgetCommand>();
        services.AddModalHandler<MeForgetModal>();
        services.AddApplicationCommand<ApiKeyCommand>();
        services.AddSingleton<ApiKeyReply>();
        services.AddSubcommand<ApiKeyCreateCommand>();
        services.AddSubcommand<ApiKeyListCommand>();
        services.AddSubcommand<ApiKeyRevokeCommand>();
        services.AddComponentHandler<ApiKeyRevokeSelect>();
        return services;
    }
}
