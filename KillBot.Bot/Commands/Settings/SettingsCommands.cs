using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Settings;

/// <summary><c>/settings</c> and what it decides.</summary>
internal static class SettingsCommands
{
    /// <summary>Before the Discord client, whose permissions it extends by the admin role.</summary>
    public static IServiceCollection AddAdminRole(this IServiceCollection services) =>
        services.AddSingleton<GrantedPermissions, AdminRolePermissions>();

    public static IServiceCollection AddSettingsCommands(this IServiceCollection services)
    {
        services.AddSingleton<SettingsTarget>();
        services.AddApplicationCommand<SettingsCommand>();
        services.AddSubcommand<SettingsShowCommand>();
        services.AddSubcommand<SettingsSetCommand>();
        services.AddSubcommand<SettingsClearCommand>();
        services.AddSubcommand<SettingsHistoryCommand>();
        return services;
    }
}
